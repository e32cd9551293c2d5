#include "viewer/canvas/detail/fastpan.h"

#include <algorithm>
#include <cmath>

namespace tessera::detail {
namespace {

constexpr double quick = 1.5;                       ///< views a second
constexpr std::chrono::milliseconds sustained{150}; ///< a single step of a key is no fast pan

} // namespace

void FastPan::follow(const Viewport &viewport, MotionTime time)
{
    if (viewport.scale() != m_viewport.scale() || viewport.orientation() != m_viewport.orientation() ||
        viewport.extent() != m_viewport.extent())
        m_speed.forget(); // a zoom is not a pan
    m_viewport = viewport;
    m_speed.follow(viewport.origin(), time);
    const QPointF speed = m_speed.at(time);
    const double views = std::hypot(speed.x() / std::max(1, viewport.deviceSize().width()),
                                    speed.y() / std::max(1, viewport.deviceSize().height()));
    if (views < quick) {
        m_quickSince.reset();
        return;
    }
    if (!m_quickSince)
        m_quickSince = time;
    if (time - *m_quickSince >= sustained)
        m_lastFast = time;
}

} // namespace tessera::detail
