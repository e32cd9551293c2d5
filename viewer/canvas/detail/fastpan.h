#pragma once
#include "viewer/canvas/detail/handspeed.h"
#include "viewer/canvas/viewport.h"

#include <optional>

namespace tessera::detail {

/// Says whether a view pans fast: so fast for so long that what covers a corner of it is in the way.
class FastPan {
public:
    /// How long a view is still taken for fast after it last was.
    static constexpr std::chrono::milliseconds lingering{180};

    /// The view is this one from `time` on.
    void follow(const Viewport &viewport, MotionTime time);
    bool isFast(MotionTime time) const { return m_lastFast && time - *m_lastFast < lingering; }

private:
    Viewport m_viewport;
    HandSpeed m_speed;
    std::optional<MotionTime> m_quickSince;
    std::optional<MotionTime> m_lastFast;
};

} // namespace tessera::detail
