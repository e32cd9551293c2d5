#pragma once
#include "analysis/extraction/batchencoder.h"
#include "analysis/extraction/detail/tileblocks.h"
#include "viewer/slide/slidesource.h"

#include <vector>

namespace tessera::detail {

/// The pixels of a block's tiles, or why there are none.
struct ReadBlock {
    int strip = 0;
    std::vector<int64_t> readable; ///< indices in the grid, in the order of `batch`
    std::vector<int64_t> unreadable;
    TileBatch batch;
};

/// Reads the block's rectangle from the level of the grid's geometry and cuts the tiles out, antialiased to the tile
/// size. A tile that touches a damaged place is unreadable. Errors: those of SlideSource::read.
Result<ReadBlock> readBlock(const SlideSource &slide, const TileGrid &grid, const TileBlock &block);

} // namespace tessera::detail
