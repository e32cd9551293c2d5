#include "viewer/canvas/orientation.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace tessera {
namespace {

constexpr double fullTurn = 360;
constexpr double wholeDegree = 1e-9; ///< so near to one it is one: sums of steps lead back exactly

double normalised(double degrees)
{
    const double nearest = std::round(degrees);
    const double rest = std::fmod(std::abs(degrees - nearest) < wholeDegree ? nearest : degrees, fullTurn);
    const double positive = rest < 0 ? rest + fullTurn : rest;
    return positive >= fullTurn || positive == 0 ? 0 : positive; // (a tiny negative angle; a negative zero)
}

/// Around the four corners as `turn` moves them.
template <typename Turn>
QRectF around(const QRectF &rect, Turn turn)
{
    const QPointF one = turn(rect.topLeft());
    const QPointF two = turn(rect.topRight());
    const QPointF three = turn(rect.bottomRight());
    const QPointF four = turn(rect.bottomLeft());
    const auto [left, right] = std::minmax({one.x(), two.x(), three.x(), four.x()});
    const auto [top, bottom] = std::minmax({one.y(), two.y(), three.y(), four.y()});
    return QRectF(QPointF(left, top), QPointF(right, bottom));
}

} // namespace

Orientation Orientation::turnedTo(double degrees) const
{
    Orientation turned;
    turned.m_mirrored = m_mirrored;
    turned.m_degrees = normalised(degrees);
    const double quarters = turned.m_degrees / 90;
    if (quarters == std::floor(quarters)) {
        constexpr double cosines[] = {1, 0, -1, 0};
        const auto quarter = static_cast<std::size_t>(quarters);
        turned.m_cosine = cosines[quarter];
        turned.m_sine = cosines[(quarter + 3) % 4];
    } else {
        const double radians = turned.m_degrees * std::numbers::pi / 180;
        turned.m_cosine = std::cos(radians);
        turned.m_sine = std::sin(radians);
    }
    return turned;
}

Orientation Orientation::flippedHorizontally() const
{
    Orientation flipped = turnedTo(-m_degrees);
    flipped.m_mirrored = !m_mirrored;
    return flipped;
}

Orientation Orientation::flippedVertically() const { return flippedHorizontally().turnedBy(180); }

QRectF Orientation::toScreen(const QRectF &upright) const
{
    return around(upright, [this](QPointF point) { return toScreen(point); });
}

QRectF Orientation::toUpright(const QRectF &screen) const
{
    return around(screen, [this](QPointF point) { return toUpright(point); });
}

} // namespace tessera
