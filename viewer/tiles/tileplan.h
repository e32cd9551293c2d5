#pragma once
#include "viewer/tiles/tilelayout.h"

#include <optional>
#include <vector>

namespace tessera {

/// What a tile is wanted for, the most urgent first: a few coarse tiles that stand in for the whole view, the tiles
/// that will be seen, those that are kept and shall get their present colours (nothing is read for that), and those
/// that may be seen next.
enum class TileUse { standIn, visible, recolour, prefetch };

struct WantedTile {
    TileKey key;
    TileUse use = TileUse::visible;
    double distance = 0; ///< from the centre of the view in level-0 pixels; of prefetched tiles more, if less likely
};

/// What is on the screen.
struct TileView {
    Level0Rect visible;
    double scale = 1; ///< level-0 pixels per screen pixel
};

enum class ZoomDirection { none, in, out };

/// What will probably be looked at next; see ViewMotion.
struct Outlook {
    bool resting = false;  ///< nothing moves; what follows is how it last did
    Level0Point perSecond; ///< how fast the view is panned, in level-0 pixels
    ZoomDirection zoomDirection = ZoomDirection::none;
    Level0Point zoomTarget; ///< the point that stays on the screen while zooming, or the centre of the view
};

/// Tiles for a view, the most urgent first: stand-ins of a level at least four times coarser (they cost a sixteenth
/// and fill the view at once), then the visible tiles from the centre outwards. With an outlook follow, the likeliest
/// first, one or two rings (by speed) where the view is panned to, the next level where it is zoomed to, and for a view
/// that rests its other neighbours, the next coarser level and a little of the next finer one. No tile comes twice.
std::vector<WantedTile> planTiles(const TileLayout &layout, const TileView &view,
                                  const std::optional<Outlook> &outlook = {});

} // namespace tessera
