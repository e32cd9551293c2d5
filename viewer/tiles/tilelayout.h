#pragma once
#include "base/pixels.h"
#include "viewer/slide/slidefacts.h"
#include "viewer/tiles/tilekey.h"

#include <vector>

namespace tessera {

/// Tiles [firstColumn, lastColumn] x [firstRow, lastRow] of one level, both ends included.
struct TileRange {
    int level = 0;
    int64_t firstColumn = 0;
    int64_t firstRow = 0;
    int64_t lastColumn = -1;
    int64_t lastRow = -1;
    int64_t count() const;
    bool contains(const TileKey &key) const;
    friend constexpr bool operator==(const TileRange &, const TileRange &) = default;
};

/// The grid of tiles on every level of a slide. A tile is the file's own tile, so that no block is decoded twice;
/// where those are strips or larger than 1024 px the grid is 256 px.
class TileLayout {
public:
    explicit TileLayout(const SlideFacts &facts);

    int levels() const { return static_cast<int>(m_levels.size()); }
    /// Level-0 pixels per pixel of the level.
    double downsample(int level) const;
    int64_t columns(int level) const;
    int64_t rows(int level) const;

    /// In pixels of the key's level; tiles at the right and lower edge are cut off there.
    PixelRect rectOf(const TileKey &key) const;
    Level0Rect level0RectOf(const TileKey &key) const;

    /// The tiles of `level` that `rect` touches; empty outside of the slide.
    TileRange tilesIn(int level, const Level0Rect &rect) const;

    /// The level to show at `scale` (level-0 pixels per screen pixel): the coarsest one that is fine enough. A level
    /// that must be enlarged by up to 15 % counts as fine enough: nobody sees it, and the next finer level would
    /// cost up to sixteen times as many tiles.
    int levelForScale(double scale) const;

private:
    struct Level {
        SlideLevel facts;
        int tileWidth;
        int tileHeight;
    };
    const Level &level(int index) const { return m_levels[static_cast<std::size_t>(index)]; }

    std::vector<Level> m_levels;
};

} // namespace tessera
