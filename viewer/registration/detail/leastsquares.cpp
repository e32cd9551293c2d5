#include "viewer/registration/detail/leastsquares.h"

#include <cmath>

namespace tessera::detail {
namespace {

/// Sums over the pairs, about their centres.
struct Moments {
    Level0Point from, to;             ///< centres
    double fxx = 0, fxy = 0, fyy = 0; ///< of `from` with itself
    double txx = 0, txy = 0, tyy = 0; ///< of `to` with itself
    double xx = 0, xy = 0;            ///< to.x with from.x, to.x with from.y
    double yx = 0, yy = 0;            ///< to.y with from.x, to.y with from.y
};

Moments momentsOf(std::span<const PointPair> pairs)
{
    Moments m;
    const auto count = static_cast<double>(pairs.size());
    for (const PointPair &pair : pairs) {
        m.from.x += pair.from.x / count;
        m.from.y += pair.from.y / count;
        m.to.x += pair.to.x / count;
        m.to.y += pair.to.y / count;
    }
    for (const PointPair &pair : pairs) {
        const double fx = pair.from.x - m.from.x;
        const double fy = pair.from.y - m.from.y;
        const double tx = pair.to.x - m.to.x;
        const double ty = pair.to.y - m.to.y;
        m.fxx += fx * fx;
        m.fxy += fx * fy;
        m.fyy += fy * fy;
        m.txx += tx * tx;
        m.txy += tx * ty;
        m.tyy += ty * ty;
        m.xx += tx * fx;
        m.xy += tx * fy;
        m.yx += ty * fx;
        m.yy += ty * fy;
    }
    return m;
}

/// Points on one line have no area: the smaller axis of their scatter is a thousandth of the larger, or less.
bool isLine(double xx, double xy, double yy)
{
    constexpr double thinnest = 1e-6; // of the squares
    const double middle = (xx + yy) / 2;
    const double spread = std::hypot((xx - yy) / 2, xy);
    return middle - spread <= thinnest * (middle + spread);
}

AffineMap through(AffineMap linear, const Moments &moments)
{
    const Level0Point there = linear(moments.from);
    linear.x0 += moments.to.x - there.x;
    linear.y0 += moments.to.y - there.y;
    return linear;
}

/// Turned and scaled (Procrustes in the plane, where the rotation has a formula).
std::optional<AffineMap> turnedAndScaled(const Moments &m, TransformKind kind, Side side)
{
    const double first = side == Side::over ? -1 : 1; // of from.x
    const double along = first * m.xx + m.yy;
    const double across = first * m.yx - m.xy;
    const double length = std::hypot(along, across);
    if (length <= 0 || m.fxx + m.fyy <= 0)
        return std::nullopt;
    const double scale = kind == TransformKind::similarity ? length / (m.fxx + m.fyy) : 1;
    const double cosine = scale * along / length;
    const double sine = scale * across / length;
    return through({first * cosine, -sine, 0, first * sine, cosine, 0}, m);
}

std::optional<AffineMap> sheared(const Moments &m)
{
    if (isLine(m.fxx, m.fxy, m.fyy) || isLine(m.txx, m.txy, m.tyy))
        return std::nullopt;
    const double area = m.fxx * m.fyy - m.fxy * m.fxy;
    AffineMap linear;
    linear.xx = (m.xx * m.fyy - m.xy * m.fxy) / area;
    linear.xy = (m.xy * m.fxx - m.xx * m.fxy) / area;
    linear.yx = (m.yx * m.fyy - m.yy * m.fxy) / area;
    linear.yy = (m.yy * m.fxx - m.yx * m.fxy) / area;
    return through(linear, m);
}

} // namespace

std::optional<AffineMap> fitted(std::span<const PointPair> pairs, TransformKind kind, Side side)
{
    if (pairs.size() < fewestPairs(kind))
        return std::nullopt;
    const Moments moments = momentsOf(pairs);
    return kind == TransformKind::affine ? sheared(moments) : turnedAndScaled(moments, kind, side);
}

double sumOfSquares(const AffineMap &map, std::span<const PointPair> pairs)
{
    double sum = 0;
    for (const PointPair &pair : pairs) {
        const Level0Point there = map(pair.from);
        sum += (there.x - pair.to.x) * (there.x - pair.to.x) + (there.y - pair.to.y) * (there.y - pair.to.y);
    }
    return sum;
}

} // namespace tessera::detail
