#pragma once
#include "tests/support/slidefiles.h"

#include <tiffio.h>

#include <functional>
#include <string>
#include <vector>

namespace tessera::testing {

enum class PyramidPlace { subDirectories, pages, pagesWithoutTag };
enum class BlockShape { tiles, strips };
enum class Planes { together, apart };

/// One sample of a level-0 pixel, up to 65535.
using Sampler = std::function<uint16_t(int64_t x, int64_t y, int sample)>;

/// The samples of `texture`; of 16 bits, spread by 257.
Sampler textureSamples(int bits);

/// A TIFF as programs other than scanners write it. Level n shows every 2^n-th pixel.
struct TiffSpec {
    int width = 300;
    int height = 210;
    int levels = 3;
    int block = 64; ///< side of tiles, or rows of strips
    BlockShape shape = BlockShape::tiles;
    Planes planes = Planes::together;
    PyramidPlace place = PyramidPlace::subDirectories;
    int bits = 8;
    int samples = 3;
    uint16_t photometric = PHOTOMETRIC_RGB;
    uint16_t compression = COMPRESSION_NONE;
    bool hasPredictor = false;
    uint16_t extraSample = 0; ///< EXTRASAMPLE_*, for the sample after the colours
    std::string mode = "w";   ///< "w8" for BigTIFF, "wb" for big-endian
    std::string description;
    double mppTag = 0.5;
    int pages = 1; ///< each with its own pyramid: the channels of an OME-TIFF; page n has samples n, n + 1, ...
    Sampler sampler;
};
void writeTiff(const std::filesystem::path &path, const TiffSpec &spec);

/// One picture of a TIFF with blocks as given, for compressions that libtiff does not write.
struct PackedTiff {
    int width = 0;
    int height = 0;
    int tile = 0;
    uint16_t compression = 0;
    uint16_t photometric = PHOTOMETRIC_RGB;
    int samples = 3;
    int bits = 8;
    std::vector<std::string> tiles; ///< row by row
};
void writePackedTiff(const std::filesystem::path &path, const PackedTiff &tiff);

/// A JPEG 2000 codestream without loss. Three samples are RGB and transformed by the codec, or stored as they are.
enum class ColourTransform { byCodec, none };
std::string jpeg2000Of(int width, int height, int samples, int bits, const Sampler &sampler, int64_t x0 = 0,
                       int64_t y0 = 0, ColourTransform transform = ColourTransform::byCodec);

} // namespace tessera::testing
