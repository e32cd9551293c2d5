#include "viewer/registration/pointpairs.h"

#include "viewer/registration/detail/glass.h"
#include "viewer/registration/detail/leastsquares.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace tessera {
namespace {

/// A picture that is turned over has to fit this much better (in the sum of squares) than one that is not.
constexpr double muchBetter = 0.25;
/// Points nearer together than this part of the whole set's width say nothing of a direction.
constexpr double smallestSpread = 1e-9;

/// The points as lengths on the glass.
std::vector<PointPair> onGlass(std::span<const PointPair> pairs, const detail::GlassScale &scale)
{
    std::vector<PointPair> scaled;
    scaled.reserve(pairs.size());
    for (const PointPair &pair : pairs)
        scaled.push_back({{pair.from.x * scale.from.x, pair.from.y * scale.from.y},
                          {pair.to.x * scale.to.x, pair.to.y * scale.to.y}});
    return scaled;
}

bool isFinite(const PointPair &pair)
{
    return std::isfinite(pair.from.x) && std::isfinite(pair.from.y) && std::isfinite(pair.to.x) &&
           std::isfinite(pair.to.y);
}

/// All points of one slide (`side` picks them) at one place.
bool isOnePlace(std::span<const PointPair> pairs, Level0Point PointPair::*side)
{
    double largest = 1;
    double spread = 0;
    for (const PointPair &pair : pairs) {
        const Level0Point point = pair.*side;
        const Level0Point first = pairs.front().*side;
        largest = std::max({largest, std::abs(point.x), std::abs(point.y)});
        spread = std::max({spread, std::abs(point.x - first.x), std::abs(point.y - first.y)});
    }
    return spread <= smallestSpread * largest;
}

std::optional<AffineMap> bestMap(std::span<const PointPair> pairs, TransformKind kind, Mirroring mirroring)
{
    using namespace detail;
    const std::optional<AffineMap> up = fitted(pairs, kind, Side::up);
    if (kind == TransformKind::affine || mirroring == Mirroring::never || pairs.size() < 3)
        return up;
    const std::optional<AffineMap> over = fitted(pairs, kind, Side::over);
    if (up && over)
        return sumOfSquares(*over, pairs) < muchBetter * sumOfSquares(*up, pairs) ? over : up;
    return up ? up : over;
}

} // namespace

AlignmentError alignmentError(const SlideTransform &transform, std::span<const PointPair> pairs)
{
    AlignmentError error;
    error.inMicrometres = transform.pitches().from || transform.pitches().to;
    double squares = 0;
    for (const PointPair &pair : pairs) {
        const Level0Point there = transform(pair.from);
        const std::optional<Micrometres> distance = transform.distance(there, pair.to);
        const double residual = distance ? distance->value() : std::hypot(there.x - pair.to.x, there.y - pair.to.y);
        error.residuals.push_back(residual);
        squares += residual * residual;
    }
    if (!pairs.empty())
        error.rootMeanSquare = std::sqrt(squares / static_cast<double>(pairs.size()));
    return error;
}

Result<Alignment> alignPoints(std::span<const PointPair> pairs, TransformKind kind, const SlidePitches &pitches,
                              Mirroring mirroring)
{
    const std::size_t fewest = fewestPairs(kind);
    if (pairs.size() < fewest)
        return fail(ErrorCode::alignmentImpossible, std::to_string(fewest) +
                                                        " pairs of points are needed, and there are " +
                                                        std::to_string(pairs.size()));
    if (!std::all_of(pairs.begin(), pairs.end(), isFinite))
        return fail(ErrorCode::alignmentImpossible, "a point has no place");
    if (isOnePlace(pairs, &PointPair::from) || isOnePlace(pairs, &PointPair::to))
        return fail(ErrorCode::alignmentImpossible, "the points of a slide all lie at one place");

    const detail::GlassScale scale = detail::glassScale(pitches);
    const std::optional<AffineMap> glass = bestMap(onGlass(pairs, scale), kind, mirroring);
    const std::optional<SlideTransform> transform =
        glass ? SlideTransform::of(detail::inPixels(*glass, scale), kind, pitches) : std::nullopt;
    if (!transform)
        return fail(ErrorCode::alignmentImpossible, kind == TransformKind::affine
                                                        ? "the points of a slide lie on one line"
                                                        : "the points of the two slides contradict each other");
    return Alignment{*transform, alignmentError(*transform, pairs)};
}

} // namespace tessera
