#pragma once
#include "base/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tessera::detail {

class TiffFile;

/// What one picture of a TIFF says of itself; its tags are those of the TIFF 6 specification.
struct TiffDirectory {
    uint64_t offset = 0; ///< place in the file, by which it is chosen again
    int64_t width = 0;
    int64_t height = 0;
    bool tiled = false;
    int64_t blockWidth = 0; ///< of a tile, or of a strip (then the whole width)
    int64_t blockHeight = 0;
    uint16_t compression = 1;
    uint16_t photometric = 0;
    uint16_t bits = 1;
    uint16_t samples = 1;
    uint16_t sampleFormat = 1;
    bool separatePlanes = false;
    bool hasAlpha = false;         ///< the sample after the colours is transparency
    bool isPremultiplied = false;  ///< colours are multiplied by it already
    bool isOfOme = false;          ///< set by pyramidOf: the file is an OME-TIFF
    bool isReduced = false;        ///< NewSubfileType says that it is a smaller version of another picture
    std::optional<double> darkest; ///< MinSampleValue and MaxSampleValue (or their SMin, SMax forms), where given
    std::optional<double> brightest;
    std::optional<double> resolutionX; ///< pixels per unit
    std::optional<double> resolutionY;
    uint16_t resolutionUnit = 2;
    std::string description; ///< ImageDescription as it stands in the file; its first 4096 bytes on later pages
    std::map<std::string, std::string> texts; ///< the other texts by OpenSlide's names of them ("tiff.Make"), UTF-8
    std::vector<uint64_t> subDirectories;     ///< offsets, as SubIFDs gives them
    friend bool operator==(const TiffDirectory &, const TiffDirectory &) = default;

    int64_t columns() const { return (width + blockWidth - 1) / blockWidth; }
    int64_t rows() const { return (height + blockHeight - 1) / blockHeight; }
};

/// The pictures of a TIFF in the order of their chain; those of SubIFDs lie with the picture that names them.
struct TiffStructure {
    struct Page {
        TiffDirectory directory;
        std::vector<TiffDirectory> subDirectories;
    };
    std::vector<Page> pages;
};

/// Whether the first bytes are those of a TIFF or BigTIFF.
bool isTiff(const std::filesystem::path &path);

/// Reads every directory, without a pixel: at most 4096 pages and 32 SubIFDs of each. What is absurd is refused before
/// anything is allocated for it. Errors: slideDamaged(path, detail) for a picture without pixels
/// or of 2^31 pixels a side, tiles of no size, more tiles than a file of `fileSize` bytes can hold, and where not even
/// the first directory can be read. A chain that bites its own tail ends there.
Result<TiffStructure> readTiffStructure(const std::filesystem::path &path, int64_t fileSize);

} // namespace tessera::detail
