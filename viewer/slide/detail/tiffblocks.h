#pragma once
#include "base/pixels.h"
#include "base/result.h"
#include "viewer/slide/detail/samples.h"
#include "viewer/slide/detail/tiffdirectory.h"
#include "viewer/slide/detail/tifffile.h"

#include <memory>
#include <optional>
#include <string>

namespace tessera::detail {

/// How the pixels of a directory are made.
enum class TiffPixels {
    samples,    ///< grey or RGB of 8 or 16 bits: decoded here, shown by a SampleDisplay
    byLibtiff,  ///< palettes, bits, CMYK and the like: libtiff makes the colours
    unreadable, ///< see reasonUnreadable
};
TiffPixels pixelsOf(const TiffDirectory &directory);

/// Why the pixels of a directory cannot be read, such as "JPEG XL, compression 50002, is not read"; empty when they
/// can.
std::string reasonUnreadable(const TiffDirectory &directory);

/// Whether its samples are red, green and blue (after decoding), rather than channels of their own.
bool isColour(const TiffDirectory &directory);

/// What a block is decoded to: `samples` for TiffPixels::samples, else `pixels` (on white).
struct TiffBlock {
    Samples samples;
    Pixels pixels;
};

enum class BlockOutcome { decoded, leftOut, damaged };

/// One directory of an open TIFF, read block by block (tile or strip), whatever its compression. One thread at a time.
class TiffBlocks {
public:
    /// Errors: those of checkedFileSize; slideDamaged(path, detail) when the directory is not there (any more).
    static Result<std::unique_ptr<TiffBlocks>> open(const std::filesystem::path &path, const TiffDirectory &directory);

    /// Block `column`, `row`. At the right edge tiles are whole, at the lower edge strips are cut.
    BlockOutcome read(int64_t column, int64_t row, TiffBlock &block);

private:
    TiffBlocks(const std::filesystem::path &path, const TiffDirectory &directory);
    bool readPlane(uint32_t index, Samples &samples);
    bool readSeparatePlanes(uint32_t index, Samples &samples);
    bool readJpeg2000(uint32_t index, Samples &samples);
    bool readPixels(int64_t column, int64_t row, Pixels &pixels);
    /// Empty where the file does not hold the answer (any more).
    std::optional<uint64_t> byteCount(uint32_t index) const;

    TiffDirectory m_directory; // without its texts
    TiffPixels m_kind;
    TiffFile m_file;
    std::vector<unsigned char> m_packed;
    Samples m_plane; // one of several that lie apart
};

} // namespace tessera::detail
