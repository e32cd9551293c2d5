#include "viewer/slide/detail/jpegtiles.h"

#include "viewer/slide/detail/readexactly.h"
#include "viewer/slide/detail/tifffile.h"

#include <turbojpeg.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <optional>
#include <span>

namespace tessera::detail {
namespace {

constexpr int mostDirectories = 256;
constexpr uint32_t largestTileSide = 4096;
constexpr uint64_t largestTileBytes = 64 << 20;
constexpr uint32_t mostTiles = 1 << 24; // a square of a million pixels a side

// Adobe's APP14 with transform 0: the components are RGB as they are. Without it a decoder takes them for YCbCr.
constexpr std::array<unsigned char, 16> rgbMarker{0xFF, 0xEE, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0};

/// Start marker, colour marker, and the directory's shared tables without their own start and end markers.
std::vector<unsigned char> prefixOf(TIFF *tiff, bool storedAsRgb)
{
    std::vector<unsigned char> prefix{0xFF, 0xD8};
    if (storedAsRgb)
        prefix.insert(prefix.end(), rgbMarker.begin(), rgbMarker.end());
    uint32_t size = 0;
    const unsigned char *tables = nullptr;
    if (TIFFGetField(tiff, TIFFTAG_JPEGTABLES, &size, &tables) && size > 4)
        prefix.insert(prefix.end(), tables + 2, tables + size - 2);
    return prefix;
}

std::optional<JpegTileLevel> jpegTileLevel(const TiffFile &file)
{
    const uint16_t photometric = file.tag<uint16_t>(TIFFTAG_PHOTOMETRIC, 0);
    const bool suitable = TIFFIsTiled(file.raw()) && file.tag<uint16_t>(TIFFTAG_COMPRESSION, 0) == COMPRESSION_JPEG &&
                          (photometric == PHOTOMETRIC_YCBCR || photometric == PHOTOMETRIC_RGB) &&
                          file.tag<uint16_t>(TIFFTAG_PLANARCONFIG, 0) == PLANARCONFIG_CONTIG &&
                          file.tag<uint16_t>(TIFFTAG_SAMPLESPERPIXEL, 0) == 3 &&
                          file.tag<uint16_t>(TIFFTAG_BITSPERSAMPLE, 0) == 8;
    const uint32_t tileWidth = file.tag<uint32_t>(TIFFTAG_TILEWIDTH, 0);
    const uint32_t tileHeight = file.tag<uint32_t>(TIFFTAG_TILELENGTH, 0);
    if (!suitable || tileWidth == 0 || tileHeight == 0 || tileWidth > largestTileSide || tileHeight > largestTileSide)
        return std::nullopt;

    JpegTileLevel level;
    level.width = file.tag<uint32_t>(TIFFTAG_IMAGEWIDTH, 0);
    level.height = file.tag<uint32_t>(TIFFTAG_IMAGELENGTH, 0);
    level.tileWidth = static_cast<int>(tileWidth);
    level.tileHeight = static_cast<int>(tileHeight);
    level.storedAsRgb = photometric == PHOTOMETRIC_RGB;
    level.prefix = prefixOf(file.raw(), level.storedAsRgb);
    const uint32_t tiles = TIFFNumberOfTiles(file.raw());
    const uint64_t *offsets = nullptr;
    const uint64_t *byteCounts = nullptr;
    // libtiff has checked the arrays against the size of the file, and fills them up to the number of tiles.
    if (tiles == 0 || tiles > mostTiles || !TIFFGetField(file.raw(), TIFFTAG_TILEOFFSETS, &offsets) ||
        !TIFFGetField(file.raw(), TIFFTAG_TILEBYTECOUNTS, &byteCounts) || !offsets || !byteCounts)
        return std::nullopt;
    level.offsets.assign(offsets, offsets + tiles);
    level.byteCounts.assign(byteCounts, byteCounts + tiles);
    return level;
}

/// turbojpeg fails for warnings too ("extraneous bytes before marker").
TileOutcome outcomeOfFailure(tjhandle decompressor)
{
    return tjGetErrorCode(decompressor) == TJERR_FATAL ? TileOutcome::damaged : TileOutcome::unusual;
}

} // namespace

std::vector<JpegTileLevel> jpegTileLevelsOf(const std::filesystem::path &path)
{
    std::vector<JpegTileLevel> levels;
    const TiffFile file(path);
    if (!file)
        return levels;
    for (int i = 0; i < mostDirectories; ++i) {
        if (std::optional<JpegTileLevel> level = jpegTileLevel(file))
            levels.push_back(std::move(*level));
        if (!TIFFReadDirectory(file.raw()))
            break;
    }
    return levels;
}

std::optional<JpegTileLevel> jpegTileLevelAt(const std::filesystem::path &path, uint64_t directoryOffset)
{
    const TiffFile file(path, TiffStart::header);
    if (!file || !TIFFSetSubDirectory(file.raw(), directoryOffset))
        return std::nullopt;
    return jpegTileLevel(file);
}

Result<std::unique_ptr<JpegTileDecoder>> JpegTileDecoder::create()
{
    const tjhandle decompressor = tjInitDecompress();
    if (!decompressor)
        return fail(ErrorCode::outOfMemory, "decoding JPEG tiles");
    return std::unique_ptr<JpegTileDecoder>(new JpegTileDecoder(decompressor));
}

JpegTileDecoder::~JpegTileDecoder() { tjDestroy(m_decompressor); }

TileOutcome JpegTileDecoder::decode(const JpegTileLevel &level, std::size_t index, int descriptor, uint32_t *out,
                                    int64_t stride)
{
    const uint64_t bytes = level.byteCounts[index];
    if (bytes == 0)
        return TileOutcome::empty;
    if (bytes < 4 || bytes > largestTileBytes)
        return TileOutcome::damaged;

    // The tile's start marker is read onto the last two bytes of the prefix's place and then overwritten.
    const std::size_t join = level.prefix.size() - 2;
    m_stream.resize(join + bytes);
    if (!readExactly(descriptor, std::span(m_stream).subspan(join), level.offsets[index]))
        return TileOutcome::damaged;
    if (m_stream[join] != 0xFF || m_stream[join + 1] != 0xD8)
        return TileOutcome::damaged;
    std::copy(level.prefix.begin(), level.prefix.end(), m_stream.begin());

    int width = 0;
    int height = 0;
    int subsampling = 0;
    int colourSpace = 0;
    if (tjDecompressHeader3(m_decompressor, m_stream.data(), m_stream.size(), &width, &height, &subsampling,
                            &colourSpace) != 0)
        return outcomeOfFailure(m_decompressor);
    if (width != level.tileWidth || height != level.tileHeight ||
        colourSpace != (level.storedAsRgb ? TJCS_RGB : TJCS_YCbCr))
        return TileOutcome::unusual;
    // The accurate transform and smooth upsampling are OpenSlide's: faster ones differ by up to 38 grey values.
    // BGRA rather than BGRX: only then the fourth byte is promised to be 255.
    if (tjDecompress2(m_decompressor, m_stream.data(), m_stream.size(), reinterpret_cast<unsigned char *>(out), width,
                      static_cast<int>(stride * 4), height, TJPF_BGRA, TJFLAG_ACCURATEDCT | TJFLAG_LIMITSCANS) != 0)
        return outcomeOfFailure(m_decompressor);
    return TileOutcome::decoded;
}

uint32_t *JpegTileDecoder::scratch(const JpegTileLevel &level)
{
    m_scratch.resize(static_cast<std::size_t>(level.tileWidth) * static_cast<std::size_t>(level.tileHeight));
    return m_scratch.data();
}

} // namespace tessera::detail
