#include "viewer/slide/detail/tiffdirectory.h"

#include "base/text.h"
#include "viewer/slide/detail/tifffile.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <fstream>
#include <string_view>

namespace tessera::detail {
namespace {

using namespace std::string_view_literals;

constexpr int mostPages = 4096;
constexpr std::size_t mostSubDirectories = 32;
constexpr int64_t sideLimit = int64_t{1} << 31;
constexpr int64_t largestTilePixels = int64_t{1} << 28; // OpenSlide would ask for the memory, and end the program
constexpr std::size_t longestDescription = std::size_t{64} << 20;
constexpr std::size_t longestText = 4096;
// What a tile costs in the two arrays of a directory at least, packed or left out as it may be.
constexpr int64_t bytesOfATile = 4;

struct NamedText {
    uint32_t tag;
    const char *name;
};
constexpr std::array namedTexts{NamedText{TIFFTAG_MAKE, "tiff.Make"},
                                NamedText{TIFFTAG_MODEL, "tiff.Model"},
                                NamedText{TIFFTAG_SOFTWARE, "tiff.Software"},
                                NamedText{TIFFTAG_DATETIME, "tiff.DateTime"},
                                NamedText{TIFFTAG_DOCUMENTNAME, "tiff.DocumentName"},
                                NamedText{TIFFTAG_ARTIST, "tiff.Artist"},
                                NamedText{TIFFTAG_HOSTCOMPUTER, "tiff.HostComputer"},
                                NamedText{TIFFTAG_COPYRIGHT, "tiff.Copyright"}};

template <typename Value>
std::optional<double> numberOf(const TiffFile &file, uint32_t tag)
{
    Value value = 0;
    if (!TIFFGetField(file.raw(), tag, &value))
        return std::nullopt;
    return static_cast<double>(value);
}

/// MinSampleValue or SMinSampleValue and their likes.
std::optional<double> sampleLimit(const TiffFile &file, uint32_t tag, uint32_t otherTag)
{
    if (const std::optional<double> plain = numberOf<uint16_t>(file, tag))
        return plain;
    return numberOf<double>(file, otherTag);
}

void readAlpha(const TiffFile &file, TiffDirectory &directory)
{
    uint16_t count = 0;
    uint16_t *types = nullptr;
    const int colours = directory.photometric == PHOTOMETRIC_RGB || directory.photometric == PHOTOMETRIC_YCBCR ? 3 : 1;
    if (directory.samples <= colours || !TIFFGetField(file.raw(), TIFFTAG_EXTRASAMPLES, &count, &types) || count == 0)
        return;
    directory.isPremultiplied = types[0] == EXTRASAMPLE_ASSOCALPHA;
    directory.hasAlpha = directory.isPremultiplied || types[0] == EXTRASAMPLE_UNASSALPHA;
}

/// Only the first page's description may be long (OME-XML): thousands of pages can share one.
void readTexts(const TiffFile &file, std::size_t longest, TiffDirectory &directory)
{
    const char *text = nullptr;
    if (TIFFGetField(file.raw(), TIFFTAG_IMAGEDESCRIPTION, &text) && text)
        directory.description.assign(text, ::strnlen(text, longest));
    for (const NamedText &named : namedTexts)
        if (TIFFGetField(file.raw(), named.tag, &text) && text && *text != '\0')
            directory.texts.emplace(named.name, validUtf8({text, ::strnlen(text, longestText)}));
}

TiffDirectory currentDirectory(const TiffFile &file, std::size_t longestDescriptionRead)
{
    TIFF *tiff = file.raw();
    TiffDirectory directory;
    directory.offset = TIFFCurrentDirOffset(tiff);
    directory.width = file.tag<uint32_t>(TIFFTAG_IMAGEWIDTH, 0);
    directory.height = file.tag<uint32_t>(TIFFTAG_IMAGELENGTH, 0);
    directory.tiled = TIFFIsTiled(tiff) != 0;
    if (directory.tiled) {
        directory.blockWidth = file.tag<uint32_t>(TIFFTAG_TILEWIDTH, 0);
        directory.blockHeight = file.tag<uint32_t>(TIFFTAG_TILELENGTH, 0);
    } else {
        directory.blockWidth = directory.width;
        directory.blockHeight =
            std::min<int64_t>(file.tag<uint32_t>(TIFFTAG_ROWSPERSTRIP, 0xFFFFFFFF), directory.height);
    }
    directory.compression = file.tag<uint16_t>(TIFFTAG_COMPRESSION, COMPRESSION_NONE);
    directory.photometric = file.tag<uint16_t>(TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISBLACK);
    directory.bits = file.tag<uint16_t>(TIFFTAG_BITSPERSAMPLE, 1);
    directory.samples = file.tag<uint16_t>(TIFFTAG_SAMPLESPERPIXEL, 1);
    directory.sampleFormat = file.tag<uint16_t>(TIFFTAG_SAMPLEFORMAT, SAMPLEFORMAT_UINT);
    directory.separatePlanes =
        directory.samples > 1 && file.tag<uint16_t>(TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG) == PLANARCONFIG_SEPARATE;
    directory.isReduced = (file.tag<uint32_t>(TIFFTAG_SUBFILETYPE, 0) & FILETYPE_REDUCEDIMAGE) != 0;
    directory.darkest = sampleLimit(file, TIFFTAG_MINSAMPLEVALUE, TIFFTAG_SMINSAMPLEVALUE);
    directory.brightest = sampleLimit(file, TIFFTAG_MAXSAMPLEVALUE, TIFFTAG_SMAXSAMPLEVALUE);
    directory.resolutionX = numberOf<float>(file, TIFFTAG_XRESOLUTION);
    directory.resolutionY = numberOf<float>(file, TIFFTAG_YRESOLUTION);
    directory.resolutionUnit = file.tag<uint16_t>(TIFFTAG_RESOLUTIONUNIT, RESUNIT_INCH);
    readAlpha(file, directory);
    readTexts(file, longestDescriptionRead, directory);
    uint16_t count = 0;
    const uint64_t *offsets = nullptr;
    if (TIFFGetField(tiff, TIFFTAG_SUBIFD, &count, &offsets) && offsets)
        directory.subDirectories.assign(offsets, offsets + std::min<std::size_t>(count, mostSubDirectories));
    return directory;
}

/// Says what is absurd about it; empty when nothing is.
std::string flawOf(const TiffDirectory &directory, int64_t fileSize)
{
    const std::string size = std::to_string(directory.width) + " x " + std::to_string(directory.height) + " pixels";
    if (directory.width <= 0 || directory.height <= 0)
        return "a picture of " + size;
    if (directory.width >= sideLimit || directory.height >= sideLimit)
        return size + ", more than any slide has";
    if (directory.blockWidth <= 0 || directory.blockHeight <= 0 || directory.blockWidth >= sideLimit ||
        directory.blockHeight >= sideLimit ||
        (directory.tiled && directory.blockWidth > largestTilePixels / directory.blockHeight))
        return "tiles of " + std::to_string(directory.blockWidth) + " x " + std::to_string(directory.blockHeight) +
               " pixels";
    const int64_t planes = directory.separatePlanes ? directory.samples : 1;
    const int64_t mostBlocks = std::min(fileSize / bytesOfATile, sideLimit); // (libtiff counts them in 32 bits)
    if (directory.columns() > mostBlocks / directory.rows() / planes)
        return size + ", more tiles than the file can hold";
    if (directory.description.size() > longestDescription)
        return "a description of more than 64 MiB";
    return {};
}

/// Appends the current directory. Error: see flawOf.
Result<void> append(const TiffFile &file, const std::filesystem::path &path, int64_t fileSize,
                    std::vector<TiffDirectory> &directories)
{
    const bool isFirst = directories.empty() && TIFFCurrentDirectory(file.raw()) == 0;
    TiffDirectory directory = currentDirectory(file, isFirst ? longestDescription + 1 : longestText);
    if (const std::string flaw = flawOf(directory, fileSize); !flaw.empty())
        return fail(ErrorCode::slideDamaged, displayed(path), flaw);
    directories.push_back(std::move(directory));
    return {};
}

} // namespace

bool isTiff(const std::filesystem::path &path)
{
    std::array<char, 4> start{};
    std::ifstream(path, std::ios::binary).read(start.data(), start.size());
    const std::string_view magic(start.data(), start.size());
    return magic == "II*\0"sv || magic == "MM\0*"sv || magic == "II+\0"sv || magic == "MM\0+"sv;
}

Result<TiffStructure> readTiffStructure(const std::filesystem::path &path, int64_t fileSize)
{
    const TiffFile file(path);
    if (!file)
        return fail(ErrorCode::slideDamaged, displayed(path),
                    file.error().empty() ? "no directory of pictures" : file.error());
    std::vector<TiffDirectory> pages;
    do // libtiff ends a chain that comes back to where it was
        if (Result<void> done = append(file, path, fileSize, pages); !done)
            return passOn(std::move(done.error()));
    while (std::ssize(pages) < mostPages && TIFFReadDirectory(file.raw()));

    TiffStructure structure;
    for (TiffDirectory &page : pages) {
        std::vector<TiffDirectory> below;
        for (const uint64_t offset : page.subDirectories) // (one that cannot be read costs itself)
            if (TIFFSetSubDirectory(file.raw(), offset))
                if (Result<void> done = append(file, path, fileSize, below); !done)
                    return passOn(std::move(done.error()));
        structure.pages.push_back({std::move(page), std::move(below)});
    }
    return structure;
}

} // namespace tessera::detail
