#include "viewer/canvas/detail/navigation.h"

#include "viewer/canvas/detail/mover.h"
#include "viewer/canvas/slidecanvas.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace tessera::detail {
namespace {

constexpr double wheelUnitsPerDoubling = 480;  ///< four notches of 120 (eighths of a degree)
constexpr double wheelPixelsPerDoubling = 240; ///< of touch pads that report nothing else
constexpr double doubleClickFactor = 2;
constexpr double smallestBox = 5; ///< logical pixels each way: less is a click

} // namespace

Navigation::Navigation(SlideCanvas &canvas, Mover &mover) : m_canvas(canvas), m_mover(mover) { showCursor(); }

QPointF Navigation::devicePosition(QPointF logical) const { return logical * m_canvas.viewport().devicePixelRatio(); }

bool Navigation::press(const QMouseEvent &event)
{
    if (event.button() != Qt::LeftButton && event.button() != Qt::MiddleButton)
        return false;
    m_mover.stop();
    if (m_zHeld && event.button() == Qt::LeftButton) {
        m_boxFrom = m_boxTo = devicePosition(event.position());
        return true;
    }
    m_dragged = devicePosition(event.position());
    m_hand.forget();
    m_hand.follow(*m_dragged, m_mover.now());
    showCursor();
    return true;
}

bool Navigation::move(const QMouseEvent &event)
{
    if (m_boxFrom) {
        m_boxTo = devicePosition(event.position());
        m_canvas.update();
        return true;
    }
    if (!m_dragged)
        return false;
    const QPointF position = devicePosition(event.position());
    const QPointF delta = *m_dragged - position;
    m_dragged = position;
    m_hand.follow(position, m_mover.now());
    m_mover.jumpTo(m_canvas.viewport().panned(delta));
    return true;
}

bool Navigation::release(const QMouseEvent &event)
{
    if (m_boxFrom && event.button() == Qt::LeftButton)
        return finishZoomBox();
    if (!m_dragged || (event.buttons() & (Qt::LeftButton | Qt::MiddleButton)))
        return false;
    m_dragged.reset();
    showCursor();
    if (event.modifiers() & Qt::ControlModifier)
        return true; // one of several views is laid beside the others: it stays where the hand lets it go
    const QPointF velocity = -m_hand.at(m_mover.now());
    if (std::hypot(velocity.x(), velocity.y()) >= Glide::slowestThrow(m_canvas.viewport()))
        m_mover.glide(velocity);
    return true;
}

bool Navigation::doubleClick(const QMouseEvent &event)
{
    if (event.button() != Qt::LeftButton)
        return false;
    m_mover.travelTo(m_mover.target().zoomed(devicePosition(event.position()), doubleClickFactor));
    return true;
}

bool Navigation::wheel(const QWheelEvent &event)
{
    // Ctrl and Alt belong to others (opacity of an overlay, size of a brush).
    if (event.modifiers() & (Qt::ControlModifier | Qt::AltModifier))
        return false;
    const QPointF angle = event.angleDelta();
    const QPointF pixels = event.pixelDelta();
    // Fractions of a notch zoom by fractions: nothing has to be gathered up to whole notches.
    const double doublings = angle.isNull() ? (pixels.x() + pixels.y()) / wheelPixelsPerDoubling
                                            : (angle.x() + angle.y()) / wheelUnitsPerDoubling;
    if (event.modifiers() & Qt::ShiftModifier) {
        m_canvas.panBy({-doublings, 0});
        return true;
    }
    // Turns add up to one target, so that turning back leads back. A touch pad that reports pixels is smooth as it is.
    const Viewport target = m_mover.target().zoomed(devicePosition(event.position()), std::exp2(doublings));
    if (pixels.isNull())
        m_mover.travelTo(target);
    else
        m_mover.jumpTo(target);
    return true;
}

bool Navigation::pinch(const QNativeGestureEvent &event)
{
    if (event.gestureType() != Qt::ZoomNativeGesture)
        return false;
    m_mover.jumpTo(m_canvas.viewport().zoomed(devicePosition(event.position()), 1 + event.value()));
    return true;
}

std::optional<QRectF> Navigation::zoomBox() const
{
    return m_boxFrom ? std::optional(QRectF(*m_boxFrom, m_boxTo).normalized()) : std::nullopt;
}

bool Navigation::finishZoomBox()
{
    const double ratio = m_canvas.viewport().devicePixelRatio();
    const QRectF box = zoomBox()->intersected(QRectF(QPointF(), QSizeF(m_canvas.viewport().deviceSize())));
    m_boxFrom.reset();
    m_canvas.update();
    if (std::min(box.width(), box.height()) >= smallestBox * ratio)
        m_canvas.zoomInto(QRectF(box.topLeft() / ratio, box.size() / ratio));
    return true;
}

bool Navigation::keyPress(const QKeyEvent &event)
{
    if (event.modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier))
        return false;
    switch (event.key()) {
    case Qt::Key_Space:
        m_spaceHeld = true;
        break;
    case Qt::Key_Z:
        m_zHeld = true;
        break;
    case Qt::Key_Escape:
        if (!m_boxFrom)
            return false;
        m_boxFrom.reset();
        m_canvas.update();
        break;
    default:
        return false;
    }
    showCursor();
    return true;
}

bool Navigation::keyRelease(const QKeyEvent &event)
{
    if (event.key() != Qt::Key_Space && event.key() != Qt::Key_Z)
        return false;
    if (!event.isAutoRepeat()) {
        (event.key() == Qt::Key_Space ? m_spaceHeld : m_zHeld) = false;
        showCursor();
    }
    return true;
}

void Navigation::focusLost()
{
    m_spaceHeld = false;
    m_zHeld = false;
    m_dragged.reset();
    if (m_boxFrom)
        m_canvas.update();
    m_boxFrom.reset();
    showCursor();
}

void Navigation::showCursor()
{
    if (m_dragged)
        m_canvas.setCursor(Qt::ClosedHandCursor);
    else if (m_zHeld)
        m_canvas.setCursor(Qt::CrossCursor);
    else if (m_spaceHeld)
        m_canvas.setCursor(Qt::OpenHandCursor);
    else
        m_canvas.setCursor(Qt::ArrowCursor);
}

} // namespace tessera::detail
