#pragma once
#include "viewer/tiles/tilelayout.h"

#include <vector>

namespace tessera {

/// What a tile is wanted for, the most urgent first: a few coarse tiles that stand in for the whole view, the tiles
/// that will be seen, and those that may be seen next.
enum class TileUse { standIn, visible, prefetch };

struct WantedTile {
    TileKey key;
    TileUse use = TileUse::visible;
    double distance = 0; ///< from the centre of the view in level-0 pixels
};

/// What is on the screen.
struct TileView {
    Level0Rect visible;
    double scale = 1; ///< level-0 pixels per screen pixel
    /// How the view last moved, in level-0 pixels; prefetching looks further in that direction.
    Level0Point movement = {};
};

enum class Prefetch { none, neighbours };

/// Tiles for a view, the most urgent first: stand-ins of a level at least four times coarser (they cost a sixteenth
/// and fill the view at once), the visible tiles from the centre outwards, then a ring of neighbours, two rings in the
/// direction of movement, and the next coarser level around the view.
std::vector<WantedTile> planTiles(const TileLayout &layout, const TileView &view, Prefetch prefetch);

} // namespace tessera
