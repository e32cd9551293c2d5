#include "viewer/overlay/detail/movingheatmap.h"

#include "viewer/canvas/turnedpixels.h"

#include <algorithm>
#include <cmath>

namespace tessera {
namespace {

constexpr double around = 0.5;         ///< of the view on each side, so that it may zoom out for a while
constexpr double mostPixels = 800'000; ///< of the picture
constexpr double mostEnlarged = 6;
constexpr double mostReduced = 3;

/// In whole pixels of `scale` from the slide's corner.
QRect pixelsOf(const Level0Rect &rect, double scale)
{
    return QRectF(rect.x / scale, rect.y / scale, rect.width / scale, rect.height / scale).toAlignedRect();
}

Level0Rect clipped(const Level0Rect &rect, const Level0Rect &extent)
{
    const double left = std::max(rect.x, extent.x);
    const double top = std::max(rect.y, extent.y);
    return {left, top, std::max(0.0, std::min(rect.x + rect.width, extent.x + extent.width) - left),
            std::max(0.0, std::min(rect.y + rect.height, extent.y + extent.height) - top)};
}

} // namespace

const QImage &MovingHeatMap::frame(const HeatMapContent &content, const Viewport &viewport)
{
    if (!serves(viewport))
        render(content, viewport);
    if (m_frame.size() != viewport.deviceSize())
        m_frame = QImage(viewport.deviceSize(), QImage::Format_ARGB32_Premultiplied);
    sampleTurned({}, viewport.scale() / m_scale, {m_picture, m_corner}, {m_frame, viewport.origin().toPoint()});
    return m_frame;
}

bool MovingHeatMap::serves(const Viewport &viewport) const
{
    if (m_picture.isNull() || m_scale > mostEnlarged * viewport.scale() || viewport.scale() > mostReduced * m_scale)
        return false;
    return QRect(m_corner, m_picture.size()).contains(pixelsOf(viewport.visible(), m_scale));
}

void MovingHeatMap::render(const HeatMapContent &content, const Viewport &viewport)
{
    const Level0Rect view = viewport.visible();
    const Level0Rect rect = clipped({view.x - around * view.width, view.y - around * view.height,
                                     (1 + 2 * around) * view.width, (1 + 2 * around) * view.height},
                                    viewport.extent());
    m_scale = std::max(viewport.scale(), std::sqrt(rect.width * rect.height / mostPixels));
    // A pixel more on each side: what lies beyond the slide is sampled from the edge of the picture.
    const QRect pixels = pixelsOf(rect, m_scale).adjusted(-1, -1, 1, 1);
    m_corner = pixels.topLeft();
    m_picture = heatMapImage(content, {m_scale, pixels.left(), pixels.top(), pixels.width(), pixels.height()});
}

} // namespace tessera
