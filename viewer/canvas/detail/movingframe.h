#pragma once
#include "viewer/canvas/detail/tilepainter.h"
#include "viewer/canvas/paintlayer.h"

#include <QImage>
#include <QList>

namespace tessera::detail {

/// Paints frames of a view that zooms or turns. None of their pixels will be seen again, so they are not kept: slide
/// and layers are painted upright, with no more pixels than a full-HD screen has, and brought to the screen from there,
/// turned and enlarged. So a frame of a 4K screen at any angle costs little more than one of full HD.
class MovingFrame {
public:
    /// Fills `rect` of the view. `layers` are those on the slide; `overview` is not null.
    void paint(QPainter &target, const QRect &rect, const Viewport &viewport, SlideTiles &tiles, const QImage &overview,
               const QList<PaintLayer *> &layers);

private:
    QImage m_picture; ///< upright, kept for its memory
    QImage m_band;    ///< of the target: as much as stays in the processor's cache
};

} // namespace tessera::detail
