#pragma once
#include "base/result.h"
#include "base/units.h"
#include "viewer/slide/detail/pitch.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace tessera::detail {

/// How the frames of an instance are packed.
enum class DicomCoding { plain, jpeg, jpeg2000, unreadable };

/// The third value of ImageType (PS3.3, C.8.12.4.1.1); an instance without one is a volume.
enum class DicomImage { volume, label, overview, thumbnail };

/// Where a frame of a sparse image lies: the upper left pixel in the total pixel matrix, counted from 0, and the plane
/// and light path that it shows.
struct DicomFramePosition {
    int64_t x = 0;
    int64_t y = 0;
    double z = 0;
    std::string path;
};

/// The header of one whole-slide instance: one file of a slide.
struct DicomInstance {
    std::filesystem::path file;
    std::string series;        ///< SeriesInstanceUID
    std::string concatenation; ///< ConcatenationUID; empty for an instance that is whole
    int64_t number = 0;        ///< InstanceNumber
    int64_t firstFrame = 0;    ///< ConcatenationFrameOffsetNumber
    int64_t focalPlanes = 1;   ///< of a full image
    DicomImage image = DicomImage::volume;
    DicomCoding coding = DicomCoding::plain;
    std::string codingName; ///< of the transfer syntax
    int64_t width = 0;      ///< of the total pixel matrix
    int64_t height = 0;
    int64_t tileWidth = 0; ///< of a frame
    int64_t tileHeight = 0;
    int64_t frames = 0;
    int samples = 1;
    int bits = 8; ///< allocated: 8 or 16
    int bitsStored = 8;
    bool separatePlanes = false;
    std::string photometric;    ///< "RGB", "YBR_FULL_422", "MONOCHROME2", ...
    std::optional<double> mppX; ///< um per pixel, across
    std::optional<double> mppY;
    std::optional<double> objectivePower;
    std::vector<DicomFramePosition> positions; ///< of each frame; empty: full, row by row
    std::vector<std::byte> profile;            ///< ICC, of the first optical path
    std::vector<uint64_t> extendedOffsets;     ///< Extended Offset Table; empty where there is none
    SlideProperties properties;                ///< "dicom.<Keyword>", without those that tell whose slide it is
    int64_t pixelData = 0;                     ///< place of the element's value in the file
    std::optional<int64_t> pixelDataBytes;     ///< empty for one of undefined length (packed frames)
};

/// Whether the file has the DICOM prefix.
bool isDicom(const std::filesystem::path &file);

/// SeriesInstanceUID of a whole-slide instance, read without the rest; empty for any other file.
std::string wholeSlideSeriesOf(const std::filesystem::path &file);

/// Errors: notASlide(path, what it is, what to do) for DICOM of another class; slideDamaged(path, detail).
Result<DicomInstance> readDicomInstance(const std::filesystem::path &file);

} // namespace tessera::detail
