#include "analysis/synthesis/detail/tilejpeg.h"

#include <memory>
#include <turbojpeg.h>

namespace tessera::detail {
namespace {

constexpr int quality = 85;
constexpr auto marker = std::byte{0xFF};
constexpr auto startOfImage = std::byte{0xD8};
constexpr auto endOfImage = std::byte{0xD9};
constexpr auto startOfScan = std::byte{0xDA};
constexpr auto huffmanTable = std::byte{0xC4};
constexpr auto quantisationTable = std::byte{0xDB};

struct Destroy {
    void operator()(void *handle) const { tjDestroy(handle); }
};
struct Free {
    void operator()(unsigned char *bytes) const { tjFree(bytes); }
};

/// Moves the table segments of a whole JPEG stream into an abbreviated stream of their own (TIFF Technical Note 2).
Result<TileJpeg> splitTables(std::span<const std::byte> whole)
{
    TileJpeg tile{{marker, startOfImage}, {marker, startOfImage}};
    std::size_t at = 2;
    while (at + 4 <= whole.size() && whole[at] == marker && whole[at + 1] != startOfScan) {
        const std::size_t length =
            2 + std::to_integer<std::size_t>(whole[at + 2]) * 256 + std::to_integer<std::size_t>(whole[at + 3]);
        if (at + length > whole.size())
            break;
        const std::byte kind = whole[at + 1];
        Bytes &target = kind == huffmanTable || kind == quantisationTable ? tile.tables : tile.stream;
        target.insert(target.end(), whole.begin() + static_cast<std::ptrdiff_t>(at),
                      whole.begin() + static_cast<std::ptrdiff_t>(at + length));
        at += length;
    }
    if (at + 4 > whole.size() || whole[at + 1] != startOfScan)
        return fail(ErrorCode::internal, "the JPEG encoder gave no scan");
    tile.stream.insert(tile.stream.end(), whole.begin() + static_cast<std::ptrdiff_t>(at), whole.end());
    tile.tables.insert(tile.tables.end(), {marker, endOfImage});
    return tile;
}

} // namespace

Result<TileJpeg> encodeTile(const uint8_t *pixels, int stride)
{
    thread_local const std::unique_ptr<void, Destroy> encoder(tjInitCompress());
    if (!encoder)
        return fail(ErrorCode::outOfMemory, "the JPEG encoder");
    unsigned char *bytes = nullptr;
    unsigned long size = 0;
    const int outcome =
        tjCompress2(encoder.get(), pixels, tileEdge, stride, tileEdge, TJPF_RGB, &bytes, &size, TJSAMP_420, quality, 0);
    const std::unique_ptr<unsigned char, Free> owner(bytes);
    if (outcome != 0)
        return fail(ErrorCode::internal, tjGetErrorStr2(encoder.get()));
    return splitTables(std::as_bytes(std::span(bytes, size)));
}

} // namespace tessera::detail
