#include "viewer/registration/detail/refinement.h"

#include "viewer/registration/detail/glass.h"
#include "viewer/registration/detail/leastsquares.h"

#include <opencv2/calib3d.hpp>

#include <algorithm>
#include <cmath>

namespace tessera::detail {
namespace {

constexpr double inlierSamples = 2.5;
constexpr std::size_t fewestInliers = 6;
constexpr std::size_t fewestForAffine = 15;
constexpr double clearlyCloser = 0.9; ///< mean distance of an affine map over that of a similarity
constexpr double leastGain = 0.05;    ///< samples
constexpr std::size_t mostTries = 4000;
constexpr double certain = 0.999;

/// The pairs of one fit as lengths on the first slide's glass.
std::vector<PointPair> correctionsOf(const std::vector<FoundPatch> &patches, const MicronsPerPixel &pixel)
{
    std::vector<PointPair> pairs;
    for (const FoundPatch &patch : patches)
        if (patch.clear)
            pairs.push_back({{patch.from.x * pixel.x, patch.from.y * pixel.y},
                             {patch.looked.x * pixel.x, patch.looked.y * pixel.y}});
    return pairs;
}

/// The correction of this kind that most pairs agree on, fitted to them. `tolerance` in the pairs' unit.
std::optional<AffineMap> agreed(const std::vector<PointPair> &pairs, TransformKind kind, double tolerance)
{
    if (pairs.size() < fewestInliers)
        return std::nullopt;
    std::vector<cv::Point2d> a;
    std::vector<cv::Point2d> b;
    for (const PointPair &pair : pairs) { // about the first pair: OpenCV works with floats
        a.emplace_back(pair.from.x - pairs.front().from.x, pair.from.y - pairs.front().from.y);
        b.emplace_back(pair.to.x - pairs.front().from.x, pair.to.y - pairs.front().from.y);
    }
    std::vector<uint8_t> inliers;
    const cv::Mat found = kind == TransformKind::affine
                              ? cv::estimateAffine2D(a, b, inliers, cv::RANSAC, tolerance, mostTries, certain)
                              : cv::estimateAffinePartial2D(a, b, inliers, cv::RANSAC, tolerance, mostTries, certain);
    std::vector<PointPair> kept;
    for (std::size_t i = 0; i < inliers.size(); ++i)
        if (inliers[i] != 0)
            kept.push_back(pairs[i]);
    if (found.empty() || kept.size() < (kind == TransformKind::affine ? fewestForAffine : fewestInliers))
        return std::nullopt;
    return fitted(kept, kind, Side::up);
}

/// The mean distance, where one beyond `most` counts as that: it belongs to something else.
double meanDistance(const AffineMap &map, const std::vector<PointPair> &pairs, double most)
{
    double sum = 0;
    for (const PointPair &pair : pairs) {
        const Level0Point there = map(pair.from);
        sum += std::min(most, std::hypot(there.x - pair.to.x, there.y - pair.to.y));
    }
    return sum / static_cast<double>(pairs.size());
}

} // namespace

Result<std::vector<FoundPatch>> Refinement::found(const AffineMap &map, const PatchSearch &search, PatchUse use) const
{
    const PatchFinder finder(m_from, m_to, search);
    std::vector<FoundPatch> all;
    for (const Level0Point centre : m_centres[static_cast<std::size_t>(use)]) {
        if (m_token.stop_requested())
            return fail(ErrorCode::cancelled);
        if (all.size() >= m_most)
            break;
        const auto patch = finder.find(centre, map);
        if (!patch)
            return passOn(patch.error());
        if (*patch)
            all.push_back(**patch);
    }
    return all;
}

Result<AffineMap> Refinement::improved(const AffineMap &map, const PatchSearch &search, const SlidePitches &pitches,
                                       TransformKind freest, TransformKind &used) const
{
    const Result<std::vector<FoundPatch>> patches = found(map, search, PatchUse::fitting);
    if (!patches)
        return passOn(patches.error());
    const MicronsPerPixel pixel = pitches.from.value_or(MicronsPerPixel{1, 1, MppSource::user});
    const double sample = search.step * pixel.mean();
    const std::vector<PointPair> pairs = correctionsOf(*patches, pixel);
    const TransformKind kind = std::min(freest, TransformKind::similarity);
    const std::optional<AffineMap> similar = agreed(pairs, kind, inlierSamples * sample);
    const std::optional<AffineMap> sheared =
        freest == TransformKind::affine ? agreed(pairs, freest, inlierSamples * sample) : std::nullopt;
    if (!similar && !sheared)
        return map;
    AffineMap best = similar ? *similar : *sheared;
    TransformKind bestKind = similar ? kind : TransformKind::affine;
    if (similar && sheared) {
        const Result<std::vector<FoundPatch>> others = found(map, search, PatchUse::choosing);
        if (!others)
            return passOn(others.error());
        const std::vector<PointPair> judges = correctionsOf(*others, pixel);
        const double most = 2 * inlierSamples * sample;
        const double better = meanDistance(*sheared, judges, most) + leastGain * sample;
        if (judges.size() >= fewestInliers && better < clearlyCloser * meanDistance(*similar, judges, most)) {
            best = *sheared;
            bestKind = TransformKind::affine;
        }
    }
    used = std::max(used, bestKind);
    const GlassScale scale{{pixel.x, pixel.y}, {pixel.x, pixel.y}};
    return inPixels(best, scale).then(map);
}

Result<Agreement> Refinement::agreement(const AffineMap &map, const PatchSearch &search, PatchUse use) const
{
    const Result<std::vector<FoundPatch>> patches = found(map, search, use);
    if (!patches)
        return passOn(patches.error());
    Agreement agreement;
    for (const FoundPatch &patch : *patches) {
        ++agreement.tried;
        if (patch.clear)
            agreement.distances.push_back(patch.samples);
        if (patch.samples <= agreeingSamples)
            ++agreement.agreeing;
    }
    return agreement;
}

Result<Agreement> Refinement::agreementByChance(const AffineMap &map, const PatchSearch &search, PatchUse use) const
{
    Agreement sum;
    const double far = 2.5 * (search.side + 2 * search.radius) * search.step;
    for (const Level0Point shift : {Level0Point{far, 0}, Level0Point{-far, 0}, Level0Point{0, far}}) {
        AffineMap wrong;
        wrong.x0 = shift.x;
        wrong.y0 = shift.y;
        const Result<Agreement> one = agreement(wrong.then(map), search, use);
        if (!one)
            return passOn(one.error());
        sum.tried += one->tried;
        sum.agreeing += one->agreeing;
    }
    return sum;
}

} // namespace tessera::detail
