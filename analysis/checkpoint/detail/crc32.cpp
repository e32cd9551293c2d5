#include "analysis/checkpoint/detail/crc32.h"

#include <array>
#include <bit>
#include <cstring>

namespace tessera::detail {
namespace {

static_assert(std::endian::native == std::endian::little);

using Table = std::array<std::array<uint32_t, 256>, 8>;

/// Row k: what a byte does to the checksum k bytes later, so that eight bytes are taken at once.
constexpr Table makeTable()
{
    Table table{};
    for (uint32_t byte = 0; byte < 256; ++byte) {
        uint32_t value = byte;
        for (int bit = 0; bit < 8; ++bit)
            value = (value >> 1) ^ (value & 1 ? 0xEDB88320u : 0);
        table[0][byte] = value;
    }
    for (std::size_t row = 1; row < table.size(); ++row)
        for (std::size_t byte = 0; byte < 256; ++byte)
            table[row][byte] = (table[row - 1][byte] >> 8) ^ table[0][table[row - 1][byte] & 0xFF];
    return table;
}

constexpr Table table = makeTable();

} // namespace

uint32_t crc32(std::span<const std::byte> bytes, uint32_t before)
{
    uint32_t crc = ~before;
    for (; bytes.size() >= 8; bytes = bytes.subspan(8)) {
        uint64_t eight = 0;
        std::memcpy(&eight, bytes.data(), sizeof eight);
        eight ^= crc;
        crc = 0;
        for (std::size_t i = 0; i < 8; ++i)
            crc ^= table[7 - i][(eight >> (8 * i)) & 0xFF];
    }
    for (const std::byte byte : bytes)
        crc = (crc >> 8) ^ table[0][(crc ^ std::to_integer<uint32_t>(byte)) & 0xFF];
    return ~crc;
}

} // namespace tessera::detail
