#include "analysis/checkpoint/detail/crc32.h"

#include <array>
#include <bit>
#include <cstring>
#if defined(__x86_64__)
#include <immintrin.h>
#endif

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

uint32_t continued(uint32_t crc, std::span<const std::byte> bytes)
{
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
    return crc;
}

#if defined(__x86_64__)

/// `earlier` moved behind `later`: its two halves times what x to the power of the distance leaves of the polynomial.
__attribute__((target("pclmul"))) inline __m128i folded(__m128i earlier, __m128i distance, __m128i later)
{
    const __m128i low = _mm_clmulepi64_si128(earlier, distance, 0x00);
    const __m128i high = _mm_clmulepi64_si128(earlier, distance, 0x11);
    return _mm_xor_si128(_mm_xor_si128(low, high), later);
}

/// The same by carry-less multiplication, several times as fast (Gopal et al., Fast CRC Computation for Generic
/// Polynomials Using PCLMULQDQ, Intel 2009): four lanes are folded over the data, then into the 16 bytes that have the
/// same checksum.
__attribute__((target("pclmul"))) uint32_t continuedByMultiplying(uint32_t crc, std::span<const std::byte> bytes)
{
    constexpr std::size_t lanes = 4;
    constexpr std::size_t step = sizeof(__m128i) * lanes;
    const __m128i overFour = _mm_set_epi64x(0x01C6E41596, 0x0154442BD4);
    const __m128i overOne = _mm_set_epi64x(0x00CCAA009E, 0x01751997D0);
    const auto load = [&](std::size_t lane) {
        return _mm_loadu_si128(reinterpret_cast<const __m128i *>(bytes.data()) + lane);
    };
    __m128i lane[lanes]{load(0), load(1), load(2), load(3)};
    lane[0] = _mm_xor_si128(lane[0], _mm_cvtsi32_si128(static_cast<int>(crc)));
    for (bytes = bytes.subspan(step); bytes.size() >= step; bytes = bytes.subspan(step))
        for (std::size_t i = 0; i < lanes; ++i)
            lane[i] = folded(lane[i], overFour, load(i));
    __m128i last = lane[0];
    for (std::size_t i = 1; i < lanes; ++i)
        last = folded(last, overOne, lane[i]);
    std::array<std::byte, sizeof last> remainder;
    _mm_storeu_si128(reinterpret_cast<__m128i *>(remainder.data()), last);
    return continued(continued(0, remainder), bytes);
}

#endif

} // namespace

uint32_t crc32(std::span<const std::byte> bytes, uint32_t before)
{
#if defined(__x86_64__)
    if (bytes.size() >= 64 && __builtin_cpu_supports("pclmul"))
        return ~continuedByMultiplying(~before, bytes);
#endif
    return ~continued(~before, bytes);
}

} // namespace tessera::detail
