#include "viewer/tiles/tilelayout.h"

#include <algorithm>
#include <cmath>

namespace tessera {
namespace {

constexpr int usualSide = 256;
constexpr int smallestSide = 128;
constexpr int largestSide = 1024;
constexpr double invisibleEnlargement = 1.15;

/// Small blocks are taken together, so that painting does not drown in tiles.
int wholeBlocks(int side) { return side >= smallestSide ? side : side * ((usualSide + side - 1) / side); }

int64_t tilesAlong(int64_t pixels, int side) { return (pixels + side - 1) / side; }

} // namespace

int64_t TileRange::count() const
{
    return lastColumn < firstColumn || lastRow < firstRow ? 0
                                                          : (lastColumn - firstColumn + 1) * (lastRow - firstRow + 1);
}

bool TileRange::contains(const TileKey &key) const
{
    return key.level == level && key.column >= firstColumn && key.column <= lastColumn && key.row >= firstRow &&
           key.row <= lastRow;
}

TileLayout::TileLayout(const SlideFacts &facts)
{
    m_levels.reserve(facts.levels.size());
    for (const SlideLevel &level : facts.levels) {
        const bool usable = level.tileWidth > 0 && level.tileHeight > 0 && level.tileWidth <= largestSide &&
                            level.tileHeight <= largestSide;
        m_levels.push_back({level, usable ? wholeBlocks(level.tileWidth) : usualSide,
                            usable ? wholeBlocks(level.tileHeight) : usualSide});
    }
}

double TileLayout::downsample(int index) const { return level(index).facts.downsample; }

int64_t TileLayout::columns(int index) const { return tilesAlong(level(index).facts.width, level(index).tileWidth); }

int64_t TileLayout::rows(int index) const { return tilesAlong(level(index).facts.height, level(index).tileHeight); }

PixelRect TileLayout::rectOf(const TileKey &key) const
{
    const Level &grid = level(key.level);
    const int64_t x = key.column * grid.tileWidth;
    const int64_t y = key.row * grid.tileHeight;
    return {x, y, std::min<int64_t>(grid.tileWidth, grid.facts.width - x),
            std::min<int64_t>(grid.tileHeight, grid.facts.height - y)};
}

Level0Rect TileLayout::level0RectOf(const TileKey &key) const
{
    const PixelRect rect = rectOf(key);
    const double scale = downsample(key.level);
    return {static_cast<double>(rect.x) * scale, static_cast<double>(rect.y) * scale,
            static_cast<double>(rect.width) * scale, static_cast<double>(rect.height) * scale};
}

TileRange TileLayout::tilesIn(int index, const Level0Rect &rect) const
{
    if (rect.width <= 0 || rect.height <= 0)
        return {index};
    const double tileWidth = level(index).tileWidth * downsample(index);
    const double tileHeight = level(index).tileHeight * downsample(index);
    const auto first = [](double from, double side) {
        return std::max<int64_t>(0, static_cast<int64_t>(std::floor(from / side)));
    };
    const auto last = [](double to, double side, int64_t count) {
        return std::min<int64_t>(count - 1, static_cast<int64_t>(std::ceil(to / side)) - 1);
    };
    return {index, first(rect.x, tileWidth), first(rect.y, tileHeight),
            last(rect.x + rect.width, tileWidth, columns(index)), last(rect.y + rect.height, tileHeight, rows(index))};
}

int TileLayout::levelForScale(double scale) const
{
    int best = 0;
    for (int index = 1; index < levels(); ++index) {
        if (downsample(index) <= scale * invisibleEnlargement && downsample(index) > downsample(best))
            best = index;
    }
    return best;
}

} // namespace tessera
