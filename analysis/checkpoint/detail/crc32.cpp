#include "analysis/checkpoint/detail/crc32.h"

#include <zlib.h>

namespace tessera::detail {

uint32_t crc32(std::span<const std::byte> bytes, uint32_t before)
{
    const auto *data = reinterpret_cast<const Bytef *>(bytes.data());
    return data ? static_cast<uint32_t>(::crc32_z(before, data, bytes.size())) : before; // null would start anew
}

} // namespace tessera::detail
