#pragma once
#include "base/units.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tessera {

/// Which code reads the pixels.
enum class SlideReaderKind { openslide, tiff, dicom, image };
std::string_view nameOf(SlideReaderKind kind);

/// One resolution of the pyramid; level 0 is the finest.
struct SlideLevel {
    int64_t width = 0; ///< pixels of this level
    int64_t height = 0;
    double downsample = 1; ///< level-0 pixels per pixel of this level, as OpenSlide gives it
    int tileWidth = 256;   ///< the file's own tile grid (256 where it has none): reads aligned to it cost least
    int tileHeight = 256;
    bool directTiles = false; ///< its JPEG tiles are decoded without OpenSlide
};

/// A colour (ICC) profile as the file holds it; nothing in it has been checked.
struct ColourProfile {
    std::vector<std::byte> bytes; ///< empty when there are more than largestColourProfile
    std::size_t size = 0;         ///< in the file
};
/// Those of scanners have up to some megabytes.
constexpr std::size_t largestColourProfile = std::size_t{16} << 20;

struct SlideSize {
    int64_t width = 0;
    int64_t height = 0;
};

/// What is known of a slide without reading its pixels. Immutable after opening.
struct SlideFacts {
    std::filesystem::path path;
    SlideReaderKind reader = SlideReaderKind::openslide;
    std::string vendor; ///< OpenSlide's name ("aperio"), "ome-tiff", "dicom", or "tiff", "png", "jpeg" for plain images
    std::vector<SlideLevel> levels;     ///< at least one
    std::optional<MicronsPerPixel> mpp; ///< empty = unknown; never guessed
    std::optional<double> objectivePower;
    std::map<std::string, SlideSize> associated; ///< names and sizes only: label and macro stay closed until asked for
    std::map<std::string, std::string> properties; ///< valid UTF-8
    uint32_t background = 0xFFFFFFFF;              ///< 0xFFRRGGBB, white where the file does not say
    std::optional<Level0Rect> bounds;              ///< openslide.bounds-*: QuPath counts from its corner
    /// Of the pixels of level 0; null: the file has none. Pixels are read as they are: only a display applies it.
    std::shared_ptr<const ColourProfile> colourProfile;
    std::string fingerprint; ///< of the file's content, see fingerprint.h

    const SlideLevel &level0() const { return levels.front(); }
    Level0Rect extent() const
    {
        return {0, 0, static_cast<double>(level0().width), static_cast<double>(level0().height)};
    }
};

} // namespace tessera
