#include "base/text.h"
#include "viewer/colour/detail/vectors.h"
#include "viewer/colour/stains.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace tessera {

using namespace detail;

namespace {

constexpr double thinnest = 0.15;             ///< optical density of what counts as tissue (Macenko's beta)
constexpr double extremeShare = 0.01;         ///< of the directions on either side (Macenko's alpha)
constexpr std::size_t fewestPixels = 400;     ///< of tissue
constexpr double smallestTissue = 0.002;      ///< of the overview
constexpr double smallestSpread = 8;          ///< degrees between the stains: less is one stain alone
constexpr std::size_t mostPixels = 1'000'000; ///< looked at, evenly spread
constexpr int rowsBetweenLooks = 64;          ///< at the token

auto unclear(const std::string &why) { return fail(ErrorCode::stainsUnclear, why); }

Result<std::vector<Vector>> tissueOf(const Pixels &overview, const std::stop_token &token)
{
    std::vector<Vector> tissue;
    const auto step = std::max<std::size_t>(
        1, static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(overview.data.size()) / mostPixels))));
    for (int y = 0; y < overview.height; y += static_cast<int>(step)) {
        if (y % rowsBetweenLooks == 0 && token.stop_requested())
            return fail(ErrorCode::cancelled);
        for (int x = 0; x < overview.width; x += static_cast<int>(step)) {
            const Vector density = opticalDensity(overview.row(y)[x]);
            if (lengthOf(density) > thinnest)
                tissue.push_back(density);
        }
    }
    const double share = static_cast<double>(tissue.size() * step * step) /
                         static_cast<double>(std::max<std::size_t>(1, overview.data.size()));
    if (tissue.size() < fewestPixels || share < smallestTissue)
        return unclear("only " + withDecimals(100 * share, 2) + " % of its overview is tissue");
    return tissue;
}

/// The plane through black that lies closest to all: its two unit vectors, the first among the pixels.
std::array<Vector, 2> planeOf(const std::vector<Vector> &tissue)
{
    Matrix moments{};
    for (const Vector &density : tissue)
        for (std::size_t i = 0; i < 3; ++i)
            for (std::size_t j = 0; j < 3; ++j)
                moments[i][j] += density[i] * density[j];
    const Matrix axes = eigenvectors(moments);
    const Vector main = axes[0][0] + axes[0][1] + axes[0][2] < 0 ? scaled(axes[0], -1) : axes[0];
    return {main, axes[1]};
}

/// Stains take light: what is a little below 0 in a channel is noise.
Vector withoutNegatives(Vector vector)
{
    for (double &part : vector)
        part = std::max(0.0, part);
    return normalised(vector);
}

} // namespace

Result<StainVectors> estimateStains(const Pixels &overview, std::stop_token token)
{
    const Result<std::vector<Vector>> tissue = tissueOf(overview, token);
    if (!tissue)
        return passOn(tissue.error());
    const auto [main, other] = planeOf(*tissue);
    std::vector<double> angles;
    angles.reserve(tissue->size());
    for (const Vector &density : *tissue)
        angles.push_back(std::atan2(dot(density, other), dot(density, main)));
    const auto at = [&](double share) {
        const auto place = angles.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(angles.size() - 1));
        std::nth_element(angles.begin(), place, angles.end());
        return *place;
    };
    const double first = at(extremeShare);
    const double last = at(1 - extremeShare);
    if ((last - first) * 180 / M_PI < smallestSpread)
        return unclear("its tissue has one colour only");

    const auto towards = [&](double angle) {
        return withoutNegatives(plus(scaled(main, std::cos(angle)), scaled(other, std::sin(angle))));
    };
    StainVectors vectors{towards(first), towards(last)};
    if (vectors.haematoxylin[0] < vectors.eosin[0])
        std::swap(vectors.haematoxylin, vectors.eosin);
    if (!vectors.areUsable())
        return unclear("its colours are not those of two stains");
    return vectors;
}

} // namespace tessera
