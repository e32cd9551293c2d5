#include "viewer/slide/detail/tiffblocks.h"

#include "base/readfile.h"
#include "base/text.h"
#include "viewer/slide/detail/jpeg2000.h"
#include "viewer/slide/detail/openslidehandle.h"

#include <algorithm>
#include <array>

namespace tessera::detail {
namespace {

constexpr uint64_t largestPackedBlock = uint64_t{256} << 20;
constexpr int64_t largestBlockPixels = int64_t{1} << 25;
constexpr int mostSamples = 64;

// JPEG 2000 as Aperio numbers it (YCbCr, any, RGB), and as the TIFF registry does.
constexpr uint16_t aperioYcc = 33003;
constexpr uint16_t aperioAny = 33004;
constexpr uint16_t aperioRgb = 33005;
constexpr uint16_t registeredJpeg2000 = 34712;

struct NamedCompression {
    uint16_t number;
    const char *name;
};
constexpr std::array knownCompressions{NamedCompression{COMPRESSION_JPEG, "JPEG"},
                                       NamedCompression{6, "old-style JPEG"},
                                       NamedCompression{COMPRESSION_LZMA, "LZMA"},
                                       NamedCompression{COMPRESSION_ZSTD, "Zstandard"},
                                       NamedCompression{COMPRESSION_WEBP, "WebP"},
                                       NamedCompression{COMPRESSION_JXL, "JPEG XL"},
                                       NamedCompression{COMPRESSION_LERC, "LERC"},
                                       NamedCompression{COMPRESSION_JBIG, "JBIG"},
                                       NamedCompression{22610, "JPEG XR (NDPI)"},
                                       NamedCompression{34892, "lossy JPEG of DNG"},
                                       NamedCompression{34933, "PNG"},
                                       NamedCompression{34934, "JPEG XR"},
                                       NamedCompression{48124, "JPEG 2000 (DICOM)"},
                                       NamedCompression{52546, "JPEG XL (DNG)"}};

bool isJpeg2000(const TiffDirectory &directory)
{
    const uint16_t compression = directory.compression;
    return compression == aperioYcc || compression == aperioAny || compression == aperioRgb ||
           compression == registeredJpeg2000;
}

/// Aperio stores YCbCr as 33003, without the codec's own transform; Bio-Formats RGB as 33003 or 33004, with it. libvips
/// stores YCbCr as 33004 and lets the codec transform that once more.
Jpeg2000Colours jpeg2000ColoursOf(const TiffDirectory &directory)
{
    if (directory.photometric == PHOTOMETRIC_YCBCR || (directory.compression == aperioAny && !directory.isOfOme))
        return Jpeg2000Colours::ycc;
    const bool isPerhapsYcc = directory.compression == aperioYcc || directory.compression == aperioAny;
    return isPerhapsYcc ? Jpeg2000Colours::yccUnlessTransformed : Jpeg2000Colours::asStored;
}

bool isYcbcrJpeg(const TiffDirectory &directory)
{
    return directory.photometric == PHOTOMETRIC_YCBCR && directory.compression == COMPRESSION_JPEG;
}

std::string nameOf(uint16_t compression)
{
    for (const NamedCompression &known : knownCompressions)
        if (known.number == compression)
            return std::string(known.name) + ", compression " + std::to_string(compression) + ",";
    return "compression " + std::to_string(compression);
}

/// What makes samples that SampleDisplay can show.
bool hasPlainSamples(const TiffDirectory &directory)
{
    const bool isGrey =
        directory.photometric == PHOTOMETRIC_MINISBLACK || directory.photometric == PHOTOMETRIC_MINISWHITE;
    const bool isRgb = isColour(directory) && directory.samples >= 3;
    const bool isUnsigned = directory.sampleFormat == SAMPLEFORMAT_UINT || directory.sampleFormat == SAMPLEFORMAT_VOID;
    const bool bits = isJpeg2000(directory) ? directory.bits >= 8 && directory.bits <= 16
                                            : directory.bits == 8 || directory.bits == 16;
    return (isGrey || isRgb) && isUnsigned && bits && directory.samples <= mostSamples;
}

} // namespace

bool isColour(const TiffDirectory &directory)
{
    return directory.photometric == PHOTOMETRIC_RGB || isYcbcrJpeg(directory) ||
           (isJpeg2000(directory) && directory.photometric == PHOTOMETRIC_YCBCR);
}

TiffPixels pixelsOf(const TiffDirectory &directory)
{
    if (!reasonUnreadable(directory).empty())
        return TiffPixels::unreadable;
    return hasPlainSamples(directory) ? TiffPixels::samples : TiffPixels::byLibtiff;
}

std::string reasonUnreadable(const TiffDirectory &directory)
{
    if (!isJpeg2000(directory) && !TIFFIsCODECConfigured(directory.compression))
        return nameOf(directory.compression) + " is not read";
    if (directory.blockWidth > largestBlockPixels / directory.blockHeight)
        return std::string(directory.tiled ? "tiles" : "strips") + " of " + std::to_string(directory.blockWidth) +
               " x " + std::to_string(directory.blockHeight) + " pixels are too large to be read";
    if (hasPlainSamples(directory))
        return {};
    const std::string samples =
        std::to_string(directory.samples) + " samples of " + std::to_string(directory.bits) + " bits";
    if (isJpeg2000(directory) || directory.bits > 16 || directory.samples > mostSamples)
        return samples + (directory.sampleFormat == SAMPLEFORMAT_IEEEFP ? " in floating point are" : " are") +
               " not read";
    if (directory.sampleFormat == SAMPLEFORMAT_INT)
        return samples + " with a sign are not read";
    return {};
}

TiffBlocks::TiffBlocks(const std::filesystem::path &path, const TiffDirectory &directory)
    : m_directory(directory), m_kind(pixelsOf(directory)), m_file(path, TiffStart::header)
{
    m_directory.description.clear();
    m_directory.texts.clear();
}

Result<std::unique_ptr<TiffBlocks>> TiffBlocks::open(const std::filesystem::path &path, const TiffDirectory &directory)
{
    if (const Result<int64_t> size = checkedFileSize(path); !size)
        return passOn(size.error());
    std::unique_ptr<TiffBlocks> blocks(new TiffBlocks(path, directory));
    const TiffFile &file = blocks->m_file;
    const bool isThere = file && TIFFSetSubDirectory(file.raw(), directory.offset) &&
                         file.tag<uint32_t>(TIFFTAG_IMAGEWIDTH, 0) == directory.width &&
                         file.tag<uint32_t>(TIFFTAG_IMAGELENGTH, 0) == directory.height &&
                         file.tag<uint16_t>(TIFFTAG_BITSPERSAMPLE, 1) == directory.bits &&
                         file.tag<uint16_t>(TIFFTAG_SAMPLESPERPIXEL, 1) == directory.samples &&
                         (TIFFIsTiled(file.raw()) != 0) == directory.tiled;
    if (!isThere)
        return fail(ErrorCode::slideDamaged, displayed(path),
                    file.error().empty() ? "a directory is not where it was" : file.error());
    if (isYcbcrJpeg(directory) && blocks->m_kind == TiffPixels::samples)
        TIFFSetField(file.raw(), TIFFTAG_JPEGCOLORMODE, JPEGCOLORMODE_RGB);
    blocks->byteCount(0); // reads all of them, while the file is as it was
    return blocks;
}

std::optional<uint64_t> TiffBlocks::byteCount(uint32_t index) const
{
    int failed = 0;
    const uint64_t bytes = TIFFGetStrileByteCountWithErr(m_file.raw(), index, &failed);
    return failed ? std::nullopt : std::optional(bytes);
}

BlockOutcome TiffBlocks::read(int64_t column, int64_t row, TiffBlock &block)
{
    const auto index = static_cast<uint32_t>(row * m_directory.columns() + column);
    const std::optional<uint64_t> bytes = byteCount(index);
    if (!bytes)
        return BlockOutcome::damaged;
    if (*bytes == 0)
        return BlockOutcome::leftOut;
    bool done = false;
    if (m_kind == TiffPixels::byLibtiff) {
        done = readPixels(column, row, block.pixels);
    } else if (m_kind == TiffPixels::samples) {
        Samples &samples = block.samples;
        samples.width = m_directory.blockWidth;
        samples.height = m_directory.tiled
                             ? m_directory.blockHeight
                             : std::min(m_directory.blockHeight, m_directory.height - row * m_directory.blockHeight);
        samples.bits = m_directory.bits;
        samples.samples = m_directory.samples;
        if (isJpeg2000(m_directory))
            done = !m_directory.separatePlanes && readJpeg2000(index, samples);
        else
            done = m_directory.separatePlanes ? readSeparatePlanes(index, samples) : readPlane(index, samples);
    }
    return done ? BlockOutcome::decoded : BlockOutcome::damaged;
}

/// `samples` says what is expected; a block of another size is none.
bool TiffBlocks::readPlane(uint32_t index, Samples &samples)
{
    const auto count = static_cast<std::size_t>(samples.width * samples.height * samples.samples);
    void *out = nullptr;
    std::size_t bytes = count;
    samples.narrow.resize(samples.bits == 8 ? count : 0);
    samples.wide.resize(samples.bits == 8 ? 0 : count);
    if (samples.bits == 8) {
        out = samples.narrow.data();
    } else {
        out = samples.wide.data();
        bytes *= 2;
    }
    TIFF *tiff = m_file.raw();
    const auto size = static_cast<tmsize_t>(bytes);
    const uint64_t expected =
        m_directory.tiled ? TIFFTileSize64(tiff) : TIFFVStripSize64(tiff, static_cast<uint32_t>(samples.height));
    if (expected != bytes)
        return false;
    return (m_directory.tiled ? TIFFReadEncodedTile(tiff, index, out, size)
                              : TIFFReadEncodedStrip(tiff, index, out, size)) == size;
}

bool TiffBlocks::readSeparatePlanes(uint32_t index, Samples &samples)
{
    const auto step = static_cast<std::size_t>(samples.samples);
    const auto pixels = static_cast<std::size_t>(samples.width * samples.height);
    const auto blocksOfAPlane = static_cast<uint32_t>(m_directory.columns() * m_directory.rows());
    samples.narrow.resize(samples.bits == 8 ? pixels * step : 0);
    samples.wide.resize(samples.bits == 8 ? 0 : pixels * step);
    for (std::size_t i = 0; i < step; ++i) {
        m_plane = {samples.width, samples.height, 1, samples.bits, std::move(m_plane.narrow), std::move(m_plane.wide)};
        if (!readPlane(index + static_cast<uint32_t>(i) * blocksOfAPlane, m_plane))
            return false;
        const auto interleave = [&](const auto &plane, auto &out) {
            for (std::size_t p = 0; p < plane.size(); ++p)
                out[p * step + i] = plane[p];
        };
        interleave(m_plane.narrow, samples.narrow);
        interleave(m_plane.wide, samples.wide);
    }
    return true;
}

bool TiffBlocks::readJpeg2000(uint32_t index, Samples &samples)
{
    const uint64_t bytes = byteCount(index).value_or(0);
    if (bytes == 0 || bytes > largestPackedBlock)
        return false;
    m_packed.resize(bytes);
    const auto size = static_cast<tmsize_t>(bytes);
    const tmsize_t got = m_directory.tiled ? TIFFReadRawTile(m_file.raw(), index, m_packed.data(), size)
                                           : TIFFReadRawStrip(m_file.raw(), index, m_packed.data(), size);
    const Samples expected{samples.width, samples.height, samples.samples, samples.bits > 8 ? 16 : 8, {}, {}};
    return got == size &&
           decodeJpeg2000(m_packed, expected.width, expected.height, jpeg2000ColoursOf(m_directory), samples) &&
           samples.width == expected.width && samples.height == expected.height &&
           samples.samples == expected.samples && (samples.bits > 8) == (expected.bits > 8);
}

bool TiffBlocks::readPixels(int64_t column, int64_t row, Pixels &pixels)
{
    const int64_t top = row * m_directory.blockHeight;
    const int64_t height =
        m_directory.tiled ? m_directory.blockHeight : std::min(m_directory.blockHeight, m_directory.height - top);
    std::vector<uint32_t> raster(static_cast<std::size_t>(m_directory.blockWidth * m_directory.blockHeight));
    const int done = m_directory.tiled
                         ? TIFFReadRGBATileExt(m_file.raw(), static_cast<uint32_t>(column * m_directory.blockWidth),
                                               static_cast<uint32_t>(top), raster.data(), 1)
                         : TIFFReadRGBAStripExt(m_file.raw(), static_cast<uint32_t>(top), raster.data(), 1);
    if (done != 1)
        return false;
    // libtiff's rows go upwards, premultiplied, R, G, B, A from the lowest byte up.
    pixels = Pixels::filled(static_cast<int>(m_directory.blockWidth), static_cast<int>(height), 0);
    for (int64_t y = 0; y < height; ++y) {
        const uint32_t *in = raster.data() + (height - 1 - y) * m_directory.blockWidth;
        uint32_t *out = pixels.row(static_cast<int>(y));
        for (int64_t x = 0; x < m_directory.blockWidth; ++x)
            out[x] = TIFFGetA(in[x]) << 24 | TIFFGetR(in[x]) << 16 | TIFFGetG(in[x]) << 8 | TIFFGetB(in[x]);
    }
    compositeOn(0xFFFFFFFFu, pixels.data.data(), pixels.data.size());
    return true;
}

} // namespace tessera::detail
