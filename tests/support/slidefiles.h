#pragma once
#include "base/pixels.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace tessera::testing {

/// How the JPEG tiles of a written pyramid keep their colours.
enum class TileColour { ycbcr420, ycbcr444, rgb };

/// A drawn level-0 picture: the colour (0xFFRRGGBB) at a level-0 pixel. Level n shows every 2^n-th pixel of it.
using Painter = std::function<uint32_t(int64_t x, int64_t y)>;

/// Smooth colours with a texture, different everywhere: a tile in the wrong place, or shifted by a pixel, shows.
uint32_t texture(int64_t x, int64_t y);

/// Pink tissue with a texture inside the given ellipse (centre and radii as parts of the size), white glass around it.
Painter tissueOnGlass(int width, int height, double centreX = 0.5, double centreY = 0.5, double radiusX = 0.3,
                      double radiusY = 0.3);

struct PyramidSpec {
    int width = 700;
    int height = 500;
    int levels = 3; ///< each half the size of the one before
    int tile = 128; ///< a multiple of 16
    TileColour colour = TileColour::ycbcr420;
    int quality = 85;
    std::optional<double> mppTag; ///< resolution tags, in um per pixel
    std::string description;      ///< ImageDescription of level 0; see aperioDescription()
    Painter paint = texture;
    std::string colourProfile{}; ///< bytes of the ICC tag of level 0
};

/// A tiled JPEG TIFF pyramid as scanners write it; OpenSlide calls it "generic-tiff", or "aperio" when the
/// description says so. Asserts that it could be written.
void makePyramid(const std::filesystem::path &path, const PyramidSpec &spec = {});

/// An ImageDescription that makes OpenSlide take the file for an Aperio slide of this resolution.
std::string aperioDescription(double mpp, double objectivePower);

enum class Damage {
    scrambled, ///< noise in the place of the whole tile
    bitError,  ///< a few wrong bytes within the compressed data
    leftOut,   ///< byte count 0: a tile that the scanner did not write
};

/// Spoils one tile of a TIFF in place. `directory` counts from 0.
void damageTile(const std::filesystem::path &path, int directory, int column, int row,
                Damage damage = Damage::scrambled);
void damageAllTiles(const std::filesystem::path &path, Damage damage = Damage::scrambled);

/// A plain stripped 8-bit RGB TIFF (which OpenSlide refuses), and a PNG with alpha.
void makeStrippedTiff(const std::filesystem::path &path, int width, int height, const Painter &paint,
                      std::optional<double> mppTag = {});
void makePng(const std::filesystem::path &path, int width, int height, const Painter &paint,
             std::optional<double> mppTag = {});
void makeJpeg(const std::filesystem::path &path, int width, int height, const Painter &paint, int dotsPerInch = 0);

/// The first `bytes` bytes of a file, as another file.
void cutFile(const std::filesystem::path &from, const std::filesystem::path &to, int64_t bytes);

} // namespace tessera::testing
