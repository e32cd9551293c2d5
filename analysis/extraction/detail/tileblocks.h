#pragma once
#include "analysis/extraction/tilegrid.h"

#include <cstdint>
#include <vector>

namespace tessera::detail {

/// Neighbouring tiles that are read at one go, so that a tile of the file is decoded once for the many tiles of the
/// model that it covers.
struct TileBlock {
    int strip = 0;
    std::vector<int64_t> tiles; ///< indices in the grid
};

/// The grid cut into strips of whole rows (what is committed together) and these into blocks of columns.
struct BlockPlan {
    std::vector<int64_t> stripEnds; ///< index after the last tile of each strip
    std::vector<TileBlock> blocks;  ///< in the order of the strips
};

/// The plan starts at `firstTile`. From the end of a strip of another plan of the same grid, it has that plan's further
/// strips.
BlockPlan planBlocks(const TileGrid &grid, int64_t firstTile);

} // namespace tessera::detail
