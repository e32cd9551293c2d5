#include "viewer/canvas/detail/navigation.h"

#include "viewer/canvas/detail/mover.h"
#include "viewer/canvas/slidecanvas.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QWheelEvent>

#include <array>
#include <cmath>

namespace tessera::detail {
namespace {

constexpr double arrowStep = 0.1;
constexpr double wheelUnitsPerDoubling = 480;  ///< four notches of 120 (eighths of a degree)
constexpr double wheelPixelsPerDoubling = 240; ///< of touch pads that report nothing else
constexpr double doubleClickFactor = 2;

constexpr std::array<double, 7> digitMagnifications = {1.25, 2.5, 5, 10, 20, 40, 80};
/// Level-0 pixels per device pixel, where mpp is unknown.
constexpr std::array<double, 7> digitScales = {32, 16, 8, 4, 2, 1, 0.5};

} // namespace

Navigation::Navigation(SlideCanvas &canvas, Mover &mover) : m_canvas(canvas), m_mover(mover) { showCursor(); }

QPointF Navigation::devicePosition(QPointF logical) const { return logical * m_canvas.viewport().devicePixelRatio(); }

bool Navigation::press(const QMouseEvent &event)
{
    if (event.button() != Qt::LeftButton && event.button() != Qt::MiddleButton)
        return false;
    m_mover.stop();
    m_dragged = devicePosition(event.position());
    m_hand.forget();
    m_hand.follow(*m_dragged, m_mover.now());
    showCursor();
    return true;
}

bool Navigation::move(const QMouseEvent &event)
{
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
    if (!m_dragged || (event.buttons() & (Qt::LeftButton | Qt::MiddleButton)))
        return false;
    m_dragged.reset();
    showCursor();
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

bool Navigation::keyPress(const QKeyEvent &event)
{
    const Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    if (modifiers & ~Qt::ShiftModifier)
        return false;
    if (arrow(event.key(), modifiers & Qt::ShiftModifier))
        return true;
    switch (event.key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal: // where + is typed with Shift
        m_canvas.zoomIn();
        return true;
    case Qt::Key_Minus:
        m_canvas.zoomOut();
        return true;
    case Qt::Key_Space:
        m_spaceHeld = true;
        showCursor();
        return true;
    default:
        return modifiers == Qt::NoModifier && digit(event.key());
    }
}

bool Navigation::keyRelease(const QKeyEvent &event)
{
    if (event.key() != Qt::Key_Space)
        return false;
    if (!event.isAutoRepeat()) {
        m_spaceHeld = false;
        showCursor();
    }
    return true;
}

bool Navigation::digit(int key)
{
    if (key == Qt::Key_0) {
        m_canvas.fit();
        return true;
    }
    if (key < Qt::Key_1 || key > Qt::Key_7)
        return false;
    const auto index = static_cast<std::size_t>(key - Qt::Key_1);
    if (m_canvas.viewport().mpp())
        m_canvas.zoomTo(Magnification(digitMagnifications[index]));
    else
        m_canvas.zoomToScale(digitScales[index]);
    return true;
}

bool Navigation::arrow(int key, bool wholeView)
{
    const double step = wholeView ? 1 : arrowStep;
    switch (key) {
    case Qt::Key_Left:
        m_canvas.panBy({-step, 0});
        return true;
    case Qt::Key_Right:
        m_canvas.panBy({step, 0});
        return true;
    case Qt::Key_Up:
        m_canvas.panBy({0, -step});
        return true;
    case Qt::Key_Down:
        m_canvas.panBy({0, step});
        return true;
    default:
        return false;
    }
}

void Navigation::focusLost()
{
    m_spaceHeld = false;
    m_dragged.reset();
    showCursor();
}

void Navigation::showCursor()
{
    if (m_dragged)
        m_canvas.setCursor(Qt::ClosedHandCursor);
    else if (m_spaceHeld)
        m_canvas.setCursor(Qt::OpenHandCursor);
    else
        m_canvas.setCursor(Qt::ArrowCursor);
}

} // namespace tessera::detail
