#include "viewer/registration/slidetransform.h"

#include <algorithm>
#include <array>
#include <numbers>

namespace tessera {
namespace {

/// Beyond this two scanners do not differ, and the inverse is a matter of rounding.
constexpr double largestScale = 1e4;
constexpr double smallestScale = 1 / largestScale;
constexpr double flattest = 1e-6; ///< of the determinant, in terms of the squared entries

constexpr double degreesPerRadian = 180 / std::numbers::pi;

double wholeTurn(double degrees)
{
    const double rest = std::fmod(degrees, 360);
    const double positive = rest < 0 ? rest + 360 : rest;
    return positive >= 360 ? 0 : positive;
}

bool isInvertible(const AffineMap &map)
{
    for (const double value : {map.xx, map.xy, map.x0, map.yx, map.yy, map.y0})
        if (!std::isfinite(value))
            return false;
    const double squares = map.xx * map.xx + map.xy * map.xy + map.yx * map.yx + map.yy * map.yy;
    const double area = std::abs(map.determinant());
    return area > flattest * squares && area >= smallestScale * smallestScale && area <= largestScale * largestScale;
}

} // namespace

std::string_view nameOf(TransformKind kind)
{
    switch (kind) {
    case TransformKind::rigid:
        return "rigid";
    case TransformKind::similarity:
        return "similarity";
    case TransformKind::affine:
        return "affine";
    }
    return "";
}

AffineMap AffineMap::then(const AffineMap &next) const
{
    AffineMap both;
    both.xx = next.xx * xx + next.xy * yx;
    both.xy = next.xx * xy + next.xy * yy;
    both.yx = next.yx * xx + next.yy * yx;
    both.yy = next.yx * xy + next.yy * yy;
    const Level0Point shift = next({x0, y0});
    both.x0 = shift.x;
    both.y0 = shift.y;
    return both;
}

AffineMap AffineMap::inverse() const
{
    const double area = determinant();
    AffineMap back;
    back.xx = yy / area;
    back.xy = -xy / area;
    back.yx = -yx / area;
    back.yy = xx / area;
    back.x0 = -(back.xx * x0 + back.xy * y0);
    back.y0 = -(back.yx * x0 + back.yy * y0);
    return back;
}

AffineMap AffineMap::turned(double degrees, double scale, bool mirrored)
{
    const double radians = degrees / degreesPerRadian;
    const double cosine = scale * std::cos(radians);
    const double sine = scale * std::sin(radians);
    const double first = mirrored ? -1 : 1;
    return {first * cosine, -sine, 0, first * sine, cosine, 0};
}

RotationAndScale rotationAndScaleOf(const AffineMap &map)
{
    const bool mirrored = map.determinant() < 0;
    const double first = mirrored ? -1 : 1;
    // The rotation nearest to the linear part in the sense of least squares.
    const double radians = std::atan2(first * map.yx - map.xy, first * map.xx + map.yy);
    return {wholeTurn(radians * degreesPerRadian), std::sqrt(std::abs(map.determinant())), mirrored};
}

std::optional<SlideTransform> SlideTransform::of(const AffineMap &map, TransformKind kind, const SlidePitches &pitches)
{
    if (!isInvertible(map))
        return std::nullopt;
    SlideTransform transform;
    transform.m_map = map;
    transform.m_kind = kind;
    transform.m_pitches = pitches;
    return transform;
}

SlideTransform SlideTransform::inverse() const
{
    SlideTransform back = *this;
    back.m_map = m_map.inverse();
    back.m_pitches = {m_pitches.to, m_pitches.from};
    return back;
}

SlideTransform SlideTransform::then(const SlideTransform &next) const
{
    SlideTransform both;
    both.m_map = m_map.then(next.m_map);
    both.m_kind = std::max(m_kind, next.m_kind);
    both.m_pitches = {m_pitches.from, next.m_pitches.to};
    return both;
}

std::optional<double> SlideTransform::scaleOnGlass() const
{
    if (!m_pitches.from || !m_pitches.to)
        return std::nullopt;
    const double areaOfPixel = (m_pitches.to->x * m_pitches.to->y) / (m_pitches.from->x * m_pitches.from->y);
    return parts().scale * std::sqrt(areaOfPixel);
}

std::optional<Micrometres> SlideTransform::distance(Level0Point a, Level0Point b) const
{
    if (m_pitches.to)
        return Micrometres(std::hypot((a.x - b.x) * m_pitches.to->x, (a.y - b.y) * m_pitches.to->y));
    if (!m_pitches.from)
        return std::nullopt;
    const AffineMap back = m_map.inverse();
    const Level0Point one = back(a);
    const Level0Point other = back(b);
    return Micrometres(std::hypot((one.x - other.x) * m_pitches.from->x, (one.y - other.y) * m_pitches.from->y));
}

SlideTransform transformThrough(Level0Point from, Level0Point to, double degrees, bool mirrored,
                                const SlidePitches &pitches)
{
    const bool known = pitches.from && pitches.to;
    const double scale = known ? pitches.from->mean() / pitches.to->mean() : 1;
    AffineMap map = AffineMap::turned(degrees, scale, mirrored);
    const Level0Point there = map(from);
    map.x0 = to.x - there.x;
    map.y0 = to.y - there.y;
    return SlideTransform::of(map, TransformKind::rigid, pitches).value_or(SlideTransform());
}

} // namespace tessera
