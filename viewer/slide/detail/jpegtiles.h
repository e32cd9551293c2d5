#pragma once
#include "base/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace tessera::detail {

/// Where the JPEG tiles of one TIFF directory lie, row by row, and what each needs in front of it to be a whole
/// JPEG stream. Immutable once read, so that threads share it.
struct JpegTileLevel {
    int64_t width = 0;
    int64_t height = 0;
    int tileWidth = 0;
    int tileHeight = 0;
    bool storedAsRgb = false;          ///< the samples are RGB, not YCbCr
    std::vector<unsigned char> prefix; ///< start marker, colour marker if needed, shared tables
    std::vector<uint64_t> offsets;
    std::vector<uint64_t> byteCounts; ///< 0 = the scanner left this tile out

    int64_t columns() const { return (width + tileWidth - 1) / tileWidth; }
};

/// Every directory of a TIFF whose tiles are baseline RGB or YCbCr JPEG; none if the file is no such TIFF.
std::vector<JpegTileLevel> jpegTileLevelsOf(const std::filesystem::path &path);

/// The one at this place in the file, such as one in SubIFDs; empty when it is none of those.
std::optional<JpegTileLevel> jpegTileLevelAt(const std::filesystem::path &path, uint64_t directoryOffset);

enum class TileOutcome {
    decoded,
    empty,   ///< left out by the scanner
    damaged, ///< no picture
    unusual, ///< not what the directory says, or with flaws that a decoder may forgive: OpenSlide decides
};

/// A decompressor with its buffers. One thread at a time.
class JpegTileDecoder {
public:
    static Result<std::unique_ptr<JpegTileDecoder>> create();
    ~JpegTileDecoder();

    /// Decodes tile `index` of the open file `descriptor` to `out`, whose rows are `stride` pixels apart and which
    /// has room for a whole tile. Anything but `decoded` leaves undefined pixels.
    TileOutcome decode(const JpegTileLevel &level, std::size_t index, int descriptor, uint32_t *out, int64_t stride);

    /// Room for one tile of this level, for tiles that are cropped.
    uint32_t *scratch(const JpegTileLevel &level);

private:
    explicit JpegTileDecoder(void *decompressor) : m_decompressor(decompressor) {}

    void *m_decompressor; // a tjhandle
    std::vector<unsigned char> m_stream;
    std::vector<uint32_t> m_scratch;
};

} // namespace tessera::detail
