#pragma once
#include <cstdint>
#include <optional>

namespace tessera::detail {

/// Bytes of this process that lie in memory; empty where the system does not say.
std::optional<int64_t> residentMemory();

} // namespace tessera::detail
