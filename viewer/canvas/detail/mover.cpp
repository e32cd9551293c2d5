#include "viewer/canvas/detail/mover.h"

#include <utility>

namespace tessera::detail {
namespace {

constexpr std::chrono::milliseconds frameInterval(16); ///< of a screen of 60 Hz

} // namespace

Mover::Mover(CanvasView &view) : m_view(view), m_clock(std::chrono::steady_clock::now)
{
    m_frames.setTimerType(Qt::PreciseTimer);
    m_frames.setInterval(frameInterval);
    connect(&m_frames, &QTimer::timeout, this, &Mover::step);
}

void Mover::setMotion(Motion motion, MotionClock clock)
{
    finish();
    m_motion = motion;
    m_clock = std::move(clock);
}

void Mover::travelTo(const Viewport &wanted)
{
    const Viewport target = wanted; // may be our own, which ends here
    if (m_motion == Motion::still || target.isEmpty() || target == m_view.viewport())
        return jumpTo(target);
    m_glide.reset();
    m_flight.emplace(m_view.viewport(), target, now());
    m_frames.start();
    m_view.expect(target);
}

void Mover::jumpTo(const Viewport &target)
{
    stop();
    m_view.setViewport(target, target);
}

void Mover::glide(QPointF velocity)
{
    stop();
    if (m_motion == Motion::still || m_view.viewport().isEmpty())
        return;
    m_glide.emplace(m_view.viewport(), velocity, now());
    m_frames.start();
}

void Mover::stop()
{
    m_frames.stop();
    m_flight.reset();
    m_glide.reset();
    m_view.expect(m_view.viewport());
}

void Mover::step()
{
    const MotionTime time = now();
    const Viewport next = m_flight ? m_flight->at(time) : m_glide ? m_glide->at(time) : m_view.viewport();
    const Viewport target = m_flight ? m_flight->target() : next;
    const bool over = m_flight ? m_flight->isOver(time) : !m_glide || m_glide->isOver(time);
    if (over) {
        m_frames.stop();
        m_flight.reset();
        m_glide.reset();
    }
    m_view.setViewport(next, target);
}

} // namespace tessera::detail
