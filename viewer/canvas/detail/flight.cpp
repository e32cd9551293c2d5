#include "viewer/canvas/detail/flight.h"

#include <algorithm>
#include <cmath>

namespace tessera::detail {
namespace {

using Seconds = std::chrono::duration<double>;

constexpr double sameScale = 1e-9;

constexpr double friction = 0.25; ///< seconds in which the speed of a glide falls to 1/e
constexpr double standing = 20;   ///< logical pixels a second, like those that follow
constexpr double slowest = 250;
constexpr double fastest = 6000;

double eased(double part)
{
    const double rest = 1 - part;
    return 1 - rest * rest * rest;
}

double between(double from, double to, double part) { return from + (to - from) * part; }

/// The shorter way round. A mirror image does not come about by turning: it is there at once.
Orientation between(const Orientation &from, const Orientation &to, double part)
{
    if (from.isMirrored() != to.isMirrored())
        return to;
    const double way = std::remainder(to.degrees() - from.degrees(), 360);
    return from.turnedBy(way * part);
}

/// With a point of the slide that stays where it is on the screen the centre moves as the scale does.
Viewport between(const Viewport &from, const Viewport &to, double part)
{
    const double scale = from.scale() * std::pow(to.scale() / from.scale(), part);
    const double whole = to.scale() - from.scale();
    const bool zooms = std::abs(whole) > sameScale * from.scale();
    const double moved = zooms ? (scale - from.scale()) / whole : part;
    return to.oriented(between(from.orientation(), to.orientation(), part))
        .scaled(scale)
        .centredOn({between(from.centre().x, to.centre().x, moved), between(from.centre().y, to.centre().y, moved)});
}

double lengthOf(QPointF vector) { return std::hypot(vector.x(), vector.y()); }

} // namespace

Viewport Flight::at(MotionTime time) const
{
    if (isOver(time))
        return m_to;
    const double part = Seconds(time - m_start) / Seconds(duration);
    return between(m_from, m_to, eased(std::max(0.0, part)));
}

Glide::Glide(const Viewport &from, QPointF velocity, MotionTime start)
    : m_from(from), m_velocity(velocity), m_start(start)
{
    const double speed = lengthOf(velocity);
    const double limit = fastest * from.devicePixelRatio();
    if (speed > limit)
        m_velocity *= limit / speed;
    m_seconds = friction * std::log(std::max(1.0, lengthOf(m_velocity) / (standing * from.devicePixelRatio())));
}

double Glide::slowestThrow(const Viewport &view) { return slowest * view.devicePixelRatio(); }

Viewport Glide::at(MotionTime time) const
{
    const double seconds = std::clamp(Seconds(time - m_start).count(), 0.0, m_seconds);
    return m_from.panned(m_velocity * friction * (1 - std::exp(-seconds / friction)));
}

bool Glide::isOver(MotionTime time) const { return Seconds(time - m_start).count() >= m_seconds; }

} // namespace tessera::detail
