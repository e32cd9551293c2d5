#pragma once
#include "viewer/canvas/viewport.h"

#include <chrono>

namespace tessera::detail {

using MotionTime = std::chrono::steady_clock::time_point;

/// A view on its way to another, fast at first: where it is depends on the time alone, however many frames are shown.
/// What stays under the cursor while zooming does so all the way; a flight ends exactly at its target.
class Flight {
public:
    static constexpr std::chrono::milliseconds duration{150};

    Flight(const Viewport &from, const Viewport &to, MotionTime start) : m_from(from), m_to(to), m_start(start) {}

    const Viewport &target() const { return m_to; }
    Viewport at(MotionTime time) const;
    bool isOver(MotionTime time) const { return time >= m_start + duration; }

private:
    Viewport m_from;
    Viewport m_to;
    MotionTime m_start;
};

/// A view that was let go while it was dragged: it goes on and slows down by friction.
class Glide {
public:
    /// `velocity` is that of the view, in device pixels a second.
    Glide(const Viewport &from, QPointF velocity, MotionTime start);

    /// Slower than this it is no throw: the hand had stopped.
    static double slowestThrow(const Viewport &view);
    Viewport at(MotionTime time) const;
    bool isOver(MotionTime time) const;

private:
    Viewport m_from;
    QPointF m_velocity;
    MotionTime m_start;
    double m_seconds; ///< until it stands still
};

} // namespace tessera::detail
