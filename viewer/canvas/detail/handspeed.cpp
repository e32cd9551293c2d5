#include "viewer/canvas/detail/handspeed.h"

namespace tessera::detail {
namespace {

constexpr std::chrono::milliseconds memory(80);
constexpr std::chrono::milliseconds stopped(50); ///< without a movement
constexpr std::chrono::milliseconds shortest(8); ///< two events of one moment have no speed

} // namespace

void HandSpeed::follow(QPointF position, MotionTime time)
{
    m_samples.push_back({position, time});
    while (time - m_samples.front().time > memory)
        m_samples.pop_front();
}

QPointF HandSpeed::at(MotionTime time) const
{
    if (m_samples.size() < 2 || time - m_samples.back().time > stopped)
        return {};
    const auto taken = m_samples.back().time - m_samples.front().time;
    if (taken < shortest)
        return {};
    const QPointF moved = m_samples.back().position - m_samples.front().position;
    return moved / std::chrono::duration<double>(taken).count();
}

} // namespace tessera::detail
