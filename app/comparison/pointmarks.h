#pragma once
#include "viewer/canvas/paintlayer.h"

namespace tessera {

class PointTool;
class SlideView;

/// While points are set: their marks, numbered, the one that waits for its partner without a number, and a cross in the
/// middle of the view, where the keyboard sets one.
class PointMarks : public PaintLayer {
    Q_OBJECT
public:
    /// Both outlive the layer.
    PointMarks(const PointTool &points, const SlideView &view);
    void paint(QPainter &painter, const Viewport &viewport, PaintQuality quality) override;

private:
    const PointTool &m_points;
    const SlideView &m_view;
};

} // namespace tessera
