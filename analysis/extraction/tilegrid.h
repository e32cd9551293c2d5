#pragma once
#include "analysis/extraction/tissue.h"
#include "base/pixels.h"
#include "viewer/slide/slidefacts.h"

#include <cstdint>
#include <vector>

namespace tessera {

/// How a model wants its tiles (model-package.md, `tiling`).
struct Tiling {
    double mpp = 1;          ///< um per tile pixel
    int tilePx = 96;         ///< edge in px at `mpp`
    int overlapPx = 0;       ///< at `mpp`
    double minTissue = 0.25; ///< share of the tile's area
};

/// A tiling laid over one slide: how large a tile is on level 0, and from which level it is read.
struct TileGeometry {
    int64_t footprint = 0; ///< edge on level 0 in px: a whole number, as TRIDENT's patch_size_level0
    int64_t step = 0;      ///< from one tile to the next, level-0 px
    int tilePx = 0;
    double mpp = 0;        ///< what the tiles really have: footprint x slide mpp / tilePx
    int level = 0;         ///< that is read
    double levelScale = 1; ///< pixels of that level per tile pixel
};

/// Tiles may differ from the model's resolution by this share, so that pixels can be taken as they are, or averaged
/// over whole pixels, instead of being interpolated. Scanners differ by as much from their nominal value.
constexpr double mppTolerance = 0.05;

/// `slideMpp` = pitch of level 0 (mean of both axes).
TileGeometry geometryFor(const Tiling &tiling, const SlideFacts &slide, double slideMpp);

/// Top left corners on level 0 of the tiles with enough tissue, row by row from (0, 0). The last column and row may
/// stick out of the slide.
struct TileGrid {
    TileGeometry geometry;
    std::vector<int64_t> x;
    std::vector<int64_t> y;

    int64_t tiles() const { return static_cast<int64_t>(x.size()); }
};

TileGrid layTiles(const TileGeometry &geometry, const Tissue &tissue, const SlideFacts &slide, double minTissue);

} // namespace tessera
