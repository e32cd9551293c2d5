#pragma once
#include <cstdint>
#include <span>

namespace tessera::detail {

/// Fills `bytes` from `offset` of an open file; false where it cannot be read so far. Any number of threads may read
/// one descriptor.
bool readExactly(int descriptor, std::span<unsigned char> bytes, int64_t offset);

} // namespace tessera::detail
