#pragma once
#include "viewer/canvas/paintlayer.h"

#include <QString>

namespace tessera {

/// A length on the glass in a round number, and how long it is on the screen.
struct ScaleBarLength {
    Micrometres length;
    double devicePixels;
};

/// The longest of 1, 2, 5, 10, 20, 50 … um whose bar is at most `longest` device pixels; empty when mpp is unknown.
std::optional<ScaleBarLength> scaleBarLength(const Viewport &viewport, double longest);

/// "50 um" with a micro sign below 1000 um, "2 mm" from there on.
QString labelOf(Micrometres length);

/// Scale bar at the lower left, on a translucent plate; "resolution unknown" instead of it when mpp is unknown.
class ScaleBarLayer : public PaintLayer {
    Q_OBJECT
public:
    using PaintLayer::PaintLayer;
    bool isOnScreen() const override { return true; }
    void paint(QPainter &painter, const Viewport &viewport, PaintQuality quality) override;
};

} // namespace tessera
