#pragma once
#include <cstddef>
#include <cstdint>
#include <span>

namespace tessera::detail {

/// The checksum of zip files (polynomial 0xEDB88320). Goes on from `before`, the checksum of the bytes before these.
uint32_t crc32(std::span<const std::byte> bytes, uint32_t before = 0);

} // namespace tessera::detail
