#pragma once
#include "viewer/canvas/detail/canvasview.h"
#include "viewer/canvas/detail/flight.h"
#include "viewer/canvas/motion.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace tessera::detail {

/// Moves a CanvasView: to a target, or on after a throw. One movement at a time; the next one begins where the view
/// is, and what adds up (turns of the wheel) adds to the target.
class Mover : public QObject {
    Q_OBJECT
public:
    explicit Mover(CanvasView &view);

    void setMotion(Motion motion, MotionClock clock);
    Motion motion() const { return m_motion; }
    MotionTime now() const { return m_clock(); }

    /// Where the view is going to be; where it is while nothing moves it or while it glides.
    const Viewport &target() const { return m_flight ? m_flight->target() : m_view.viewport(); }
    bool isMoving() const { return m_flight || m_glide; }

    /// In a flight, or at once where nothing is to move.
    void travelTo(const Viewport &target);
    /// At once, whatever the motion.
    void jumpTo(const Viewport &target);
    /// `velocity` is that of the view, in device pixels a second. Nothing glides where nothing is to move.
    void glide(QPointF velocity);
    /// The view stays where it is.
    void stop();
    /// The view is at its target at once.
    void finish() { jumpTo(Viewport(target())); }

private:
    void step();

    CanvasView &m_view;
    Motion m_motion = Motion::still;
    MotionClock m_clock;
    std::optional<Flight> m_flight;
    std::optional<Glide> m_glide;
    QTimer m_frames;
};

} // namespace tessera::detail
