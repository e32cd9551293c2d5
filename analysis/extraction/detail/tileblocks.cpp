#include "analysis/extraction/detail/tileblocks.h"

#include <algorithm>
#include <map>

namespace tessera::detail {
namespace {

constexpr int64_t longestBlockSide = 2048; // px of the level that is read: 16 MB for a block
constexpr int64_t mostRowsInStrip = 16;
constexpr int64_t mostTilesInStrip = 2048;

/// Blocks end at multiples of this many tiles, counted from the slide's corner, so that their edges fall on the
/// file's own tile edges as often as possible.
int64_t tilesPerBlockSide(const TileGeometry &geometry)
{
    const double tileOnLevel = geometry.tilePx * geometry.levelScale;
    const int64_t fitting = static_cast<int64_t>(static_cast<double>(longestBlockSide) / tileOnLevel);
    return std::clamp<int64_t>(fitting >= 8 ? fitting / 8 * 8 : fitting, 1, mostRowsInStrip);
}

} // namespace

BlockPlan planBlocks(const TileGrid &grid, int64_t firstTile)
{
    BlockPlan plan;
    const int64_t side = tilesPerBlockSide(grid.geometry);
    const int64_t step = grid.geometry.step;
    int64_t begin = firstTile;
    while (begin < grid.tiles()) {
        // whole rows up to the next multiple of `side`, fewer where rows are long
        const int64_t band = grid.y[begin] / step / side;
        int64_t end = begin;
        while (end < grid.tiles() && grid.y[end] / step / side == band) {
            int64_t rowEnd = end;
            while (rowEnd < grid.tiles() && grid.y[rowEnd] == grid.y[end])
                ++rowEnd;
            if (end > begin && rowEnd - begin > mostTilesInStrip)
                break;
            end = rowEnd;
        }
        std::map<int64_t, TileBlock> columns;
        for (int64_t tile = begin; tile < end; ++tile)
            columns[grid.x[tile] / step / side].tiles.push_back(tile);
        for (auto &[column, block] : columns) {
            block.strip = static_cast<int>(plan.stripEnds.size());
            plan.blocks.push_back(std::move(block));
        }
        plan.stripEnds.push_back(end);
        begin = end;
    }
    return plan;
}

} // namespace tessera::detail
