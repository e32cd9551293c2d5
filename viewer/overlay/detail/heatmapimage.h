#pragma once
#include "analysis/result/colormap.h"
#include "analysis/result/tiletable.h"
#include "viewer/overlay/tileindex.h"

#include <QImage>
#include <QPainter>

#include <array>
#include <span>

namespace tessera {

/// Hidden tiles: white with dark stripes. Neither is a colour of cividis or viridis, nor of a stain.
constexpr uint32_t hiddenLight = 0xFFF4F4F4;
constexpr uint32_t hiddenDark = 0xFF303030;
/// Stripes run at 45 degrees; `x` and `y` are device pixels counted from the tile's corner.
constexpr bool onHiddenStripe(int x, int y) { return ((x + y) & 7) < 2; }
constexpr int smallestStripedTile = 6; ///< device pixels; smaller tiles are plain hiddenLight

/// A rectangle of the slide as it looks at one scale, in device pixels counted from the slide's corner. So a picture
/// does not depend on where the view stands: panning only moves it.
struct HeatMapView {
    double scale = 1; ///< level-0 pixels per device pixel
    int64_t left = 0;
    int64_t top = 0;
    int width = 0;
    int height = 0;
};

struct HeatMapContent {
    const TileTable &table;
    const TileIndex &index;
    std::span<const float> values; ///< [0, 1], one for each tile
    ColourMap colours = ColourMap::cividis;
    double opacity = 1; ///< [0, 1]
    bool hiddenStandApart = false;
};

/// The map at screen resolution, premultiplied with its opacity inside, transparent where there is no tile. Edges are
/// rounded to whole pixels, so that neighbours neither overlap nor leave a gap; where tiles overlap on the slide, or
/// fall on the same pixel, their mean is shown.
QImage heatMapImage(const HeatMapContent &content, const HeatMapView &view);

/// The same straight onto a picture of the view, several times faster where tiles are large, for frames that nobody
/// sees twice: tiles that overlap cover each other, hidden ones have no stripes.
void fillHeatMap(QPainter &painter, const HeatMapContent &content, const HeatMapView &view);

} // namespace tessera
