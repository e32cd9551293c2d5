#pragma once
#include "viewer/canvas/detail/tilepainter.h"
#include "viewer/canvas/viewport.h"

#include <QImage>
#include <QRegion>

#include <chrono>

class QPainter;

namespace tessera::detail {

/// The painted pixels of a view, kept from frame to frame. A pan copies nothing: pixels stay where they are in the
/// image, which is read and written around its edges like a torus, and only the strips that come into view are painted.
///
/// Regions count in whole pixels of the slide at the present scale and as it lies (Viewport::origin() is the view's
/// corner there). A slide that lies otherwise than upright is painted upright, piece by piece, and turned.
class BackingStore {
public:
    /// Shows this view from now on. Another scale, orientation or size forgets everything that was painted.
    void follow(const Viewport &viewport);
    /// What is painted is wrong: paint it before it is seen.
    void forgetAll();
    /// The same, and its memory is given back until something is painted again.
    void release();
    /// What is painted may be seen, but can be painted better; `rect` is in pixels of the view.
    void improve(const QRect &rect);
    /// The same, but only where something stands in for a tile.
    void improveStandIns(const QRect &rect);

    /// Paints what has come into view, then improves what is in `rect` (pixels of the view) until `budget` is used up.
    /// Large new areas are sampled nearest first and improved afterwards.
    void refresh(const TilePainter &painter, Sampling sampling, const QRect &rect, std::chrono::microseconds budget);
    /// Copies `rect` of the view to the same place of `target`.
    void copyTo(QPainter &target, const QRect &rect) const;

    /// What can be painted better at once, in pixels of the view.
    QRegion improvable() const;
    /// Nothing is wrong, nothing can be improved, no tile is missing.
    bool isFinal() const { return m_wrong.isEmpty() && m_improvable.isEmpty() && m_standIns.isEmpty(); }

private:
    void paint(const TilePainter &painter, const QRect &rect, Sampling sampling);
    void paintUpright(const TilePainter &painter, const QRect &rect, QPoint corner, Sampling sampling);
    void paintTurned(const TilePainter &painter, const QRect &rect, QPoint corner, Sampling sampling);

    Viewport m_viewport;
    QPoint m_origin;
    QImage m_image;
    QRegion m_wrong;
    QRegion m_improvable;
    QRegion m_standIns;
};

} // namespace tessera::detail
