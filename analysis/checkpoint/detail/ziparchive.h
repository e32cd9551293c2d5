#pragma once
#include "analysis/checkpoint/detail/refusal.h"

#include <tl/expected.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace tessera::detail {

/// One record of a zip file; name and bytes lie in the file.
struct ZipRecord {
    std::string_view name;            ///< UTF-8
    std::span<const std::byte> bytes; ///< as they are stored
    uint32_t crc = 0;                 ///< as the directory says; not compared here
    bool isCompressed = false;
};

/// The records of a zip file (also zip64), sorted by name. Allowed is what PyTorch writes: stored or deflated records,
/// not encrypted, in one volume, no comment at the end. Directory and local headers must agree, names be unique and
/// lead nowhere, and no two records share a byte.
tl::expected<std::vector<ZipRecord>, Refusal> readZip(std::span<const std::byte> file);

} // namespace tessera::detail
