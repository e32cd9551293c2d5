#pragma once
#include "app/comparison/pairalignment.h"
#include "viewer/canvas/paintlayer.h"

#include <QString>

#include <optional>

namespace tessera {

/// What is said over two slides that lie on each other: which one is laid over, how far they are off, and the line that
/// divides them.
class CompareDecoration : public PaintLayer {
    Q_OBJECT
public:
    struct Content {
        QString slide;
        PairAlignment alignment;
        std::optional<double> line; ///< part of the view's width
    };

    using PaintLayer::PaintLayer;
    void show(const Content &content);
    void setSlide(const QString &name);
    void setLine(double part);
    bool isOnScreen() const override { return true; }
    void paint(QPainter &painter, const Viewport &viewport, PaintQuality quality) override;

private:
    Content m_content;
};

} // namespace tessera
