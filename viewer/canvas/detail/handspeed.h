#pragma once
#include "viewer/canvas/detail/flight.h"

#include <QPointF>

#include <deque>

namespace tessera::detail {

/// How fast a hand was when it let go.
class HandSpeed {
public:
    void forget() { m_samples.clear(); }
    /// The hand is at `position` (device pixels).
    void follow(QPointF position, MotionTime time);
    /// Device pixels a second; zero when the hand had stopped before.
    QPointF at(MotionTime time) const;

private:
    struct Sample {
        QPointF position;
        MotionTime time;
    };
    std::deque<Sample> m_samples; ///< of the last moments, the newest last
};

} // namespace tessera::detail
