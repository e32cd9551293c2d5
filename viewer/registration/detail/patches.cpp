#include "viewer/registration/detail/patches.h"

#include "base/splitmix64.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace tessera::detail {
namespace {

constexpr int cells = 14; ///< along the tissue's longer side; a patch of each use in each cell
/// Of the density's slope in its flattest direction (root mean square, per sample): less is noise, or an edge that can
/// slide along itself.
constexpr double flattest = 0.012;
constexpr double oneSided = 0.08; ///< flattest over steepest direction, squared
constexpr double lowestScore = 0.25;
constexpr double distinct = 0.8; ///< (1 - best) over (1 - best elsewhere)
constexpr int samePlace = 4;     ///< samples around the best place that belong to it

bool hasStructure(const cv::Mat &patch)
{
    cv::Mat smooth;
    cv::GaussianBlur(patch, smooth, {0, 0}, 1);
    cv::Mat across;
    cv::Mat down;
    cv::Sobel(smooth, across, CV_32F, 1, 0, 3, 1.0 / 8);
    cv::Sobel(smooth, down, CV_32F, 0, 1, 3, 1.0 / 8);
    const auto count = static_cast<double>(patch.total());
    const double xx = across.dot(across) / count;
    const double yy = down.dot(down) / count;
    const double xy = across.dot(down) / count;
    const double middle = (xx + yy) / 2;
    const double spread = std::hypot((xx - yy) / 2, xy);
    return middle - spread > flattest * flattest && middle - spread > oneSided * (middle + spread);
}

/// Where the top of the parabola through three values lies, from the middle one, in [-0.5, 0.5].
double top(double before, double at, double after)
{
    const double bend = before - 2 * at + after;
    return bend < 0 ? std::clamp((before - after) / (2 * bend), -0.5, 0.5) : 0;
}

} // namespace

PatchCentres layPatches(const SmallPicture &picture, uint64_t seed)
{
    std::vector<cv::Point> tissue;
    cv::findNonZero(picture.tissue, tissue);
    const cv::Rect box = cv::boundingRect(tissue);
    const double cell = std::max(4.0, std::max(box.width, box.height) / static_cast<double>(cells));
    const int columns = static_cast<int>(std::ceil(box.width / cell));
    const int rows = static_cast<int>(std::ceil(box.height / cell));
    SplitMix64 random(seed);
    random.shuffle(tissue);

    std::vector<int> taken(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows), 0);
    PatchCentres centres;
    for (const cv::Point &point : tissue) {
        const int column = std::min(columns - 1, static_cast<int>((point.x - box.x) / cell));
        const int row = std::min(rows - 1, static_cast<int>((point.y - box.y) / cell));
        int &count =
            taken[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(column)];
        if (count >= static_cast<int>(patchUses))
            continue;
        centres[static_cast<std::size_t>(count++)].push_back(picture.toLevel0({point.x + 0.5, point.y + 0.5}));
    }
    for (std::vector<Level0Point> &of : centres)
        random.shuffle(of);
    return centres;
}

Result<std::optional<FoundPatch>> PatchFinder::find(Level0Point centre, const AffineMap &map) const
{
    const auto patch = sampled(m_from, gridAround(centre, m_search.step, m_search.side), m_search.structure);
    if (!patch)
        return passOn(patch.error());
    if (!*patch || !hasStructure(**patch))
        return std::nullopt;
    SampleGrid wide = gridAround(centre, m_search.step, m_search.side + 2 * m_search.radius);
    wide.toLevel0 = wide.toLevel0.then(map);
    const auto around = sampled(m_to, wide, m_search.structure);
    if (!around)
        return passOn(around.error());
    if (!*around)
        return std::nullopt;

    cv::Mat scores;
    cv::matchTemplate(**around, **patch, scores, cv::TM_CCOEFF_NORMED);
    cv::patchNaNs(scores, -1); // (where the second slide is plain glass)
    FoundPatch found;
    cv::Point peak;
    cv::minMaxLoc(scores, nullptr, &found.score, nullptr, &peak);
    Level0Point place{static_cast<double>(peak.x), static_cast<double>(peak.y)};
    if (peak.x > 0 && peak.x + 1 < scores.cols)
        place.x +=
            top(scores.at<float>(peak.y, peak.x - 1), scores.at<float>(peak), scores.at<float>(peak.y, peak.x + 1));
    if (peak.y > 0 && peak.y + 1 < scores.rows)
        place.y +=
            top(scores.at<float>(peak.y - 1, peak.x), scores.at<float>(peak), scores.at<float>(peak.y + 1, peak.x));
    const Level0Point shift{place.x - m_search.radius, place.y - m_search.radius};
    found.samples = std::hypot(shift.x, shift.y);
    found.from = centre;
    found.looked = {centre.x + shift.x * m_search.step, centre.y + shift.y * m_search.step};

    cv::circle(scores, peak, samePlace, -1, cv::FILLED);
    double elsewhere = 0;
    cv::minMaxLoc(scores, nullptr, &elsewhere);
    found.clear = found.score >= lowestScore && 1 - found.score <= distinct * (1 - elsewhere);
    return found;
}

} // namespace tessera::detail
