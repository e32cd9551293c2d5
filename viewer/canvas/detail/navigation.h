#pragma once
#include "viewer/canvas/detail/handspeed.h"

#include <QPointF>
#include <QRectF>

#include <optional>

class QKeyEvent;
class QMouseEvent;
class QNativeGestureEvent;
class QWheelEvent;

namespace tessera {

class SlideCanvas;

namespace detail {

class Mover;

/// What the mouse does on a canvas, and the keys that are held with it: Space, and Z for framing. Each function says
/// whether the event was used; others are the window's.
class Navigation {
public:
    Navigation(SlideCanvas &canvas, Mover &mover);

    bool press(const QMouseEvent &event);
    bool move(const QMouseEvent &event);
    bool release(const QMouseEvent &event);
    bool doubleClick(const QMouseEvent &event);
    bool wheel(const QWheelEvent &event);
    bool keyPress(const QKeyEvent &event);
    bool keyRelease(const QKeyEvent &event);
    bool pinch(const QNativeGestureEvent &event);
    /// The keyboard is elsewhere: what was held counts as let go.
    void focusLost();

    /// What is being framed, in device pixels, to be drawn over everything.
    std::optional<QRectF> zoomBox() const;

private:
    bool finishZoomBox();
    void showCursor();
    QPointF devicePosition(QPointF logical) const;

    SlideCanvas &m_canvas;
    Mover &m_mover;
    std::optional<QPointF> m_dragged; ///< where the drag has got to, in device pixels
    HandSpeed m_hand;
    std::optional<QPointF> m_boxFrom; ///< where the frame began, in device pixels
    QPointF m_boxTo;
    bool m_spaceHeld = false;
    bool m_zHeld = false;
};

} // namespace detail
} // namespace tessera
