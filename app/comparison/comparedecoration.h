#pragma once
#include "app/comparison/pairalignment.h"
#include "viewer/canvas/paintlayer.h"

#include <QString>

namespace tessera {

/// "0.4 µm" or "3 px", and the 90th percentile where it is known.
QString errorText(const PairAlignment &alignment);

/// What is said over two slides that lie on each other: the second one's name, how far they are off, and the line that
/// divides them.
class CompareDecoration : public PaintLayer {
    Q_OBJECT
public:
    struct Content {
        QString second;
        PairAlignment alignment;
        bool hasLine = false;
        double split = 0.5; ///< part of the view's width
    };

    using PaintLayer::PaintLayer;
    void show(const Content &content);
    void setSplit(double part);
    void paint(QPainter &painter, const Viewport &viewport, PaintQuality quality) override;

private:
    Content m_content;
};

} // namespace tessera
