#pragma once
#include "viewer/canvas/viewport.h"
#include "viewer/overlay/detail/heatmapimage.h"

#include <QImage>
#include <QPoint>

namespace tessera {

/// A heat map for frames of a view that zooms: one picture of it serves many scales, a little coarse, and is rendered
/// anew only when the view has left it or has come much closer. To be replaced when the tiles or their look change.
class MovingHeatMap {
public:
    /// What is seen in `viewport`, which shows the slide upright. Valid until the next call.
    const QImage &frame(const HeatMapContent &content, const Viewport &viewport);

private:
    bool serves(const Viewport &viewport) const;
    void render(const HeatMapContent &content, const Viewport &viewport);

    QImage m_picture;
    QPoint m_corner;    ///< of the picture, in its pixels from the slide's corner
    double m_scale = 1; ///< level-0 pixels per pixel of the picture
    QImage m_frame;
};

} // namespace tessera
