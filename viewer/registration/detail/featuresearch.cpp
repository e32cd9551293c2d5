#include "viewer/registration/detail/candidates.h"

#include <opencv2/calib3d.hpp>
#include <opencv2/features2d.hpp>

#include <array>

namespace tessera::detail {
namespace {

constexpr int mostFeatures = 4000;
constexpr double distinct = 0.8; ///< best distance over second best (Lowe 2004)
constexpr double tolerance = 6;  ///< pixels of the small picture
constexpr std::size_t fewestInliers = 8;
constexpr std::size_t mostTries = 5000;
constexpr double largestChange = 1.3; ///< of lengths on the glass

struct Features {
    std::vector<cv::KeyPoint> points;
    cv::Mat descriptors;
};

Features featuresOf(const cv::Mat &bytes, const cv::Mat &tissue)
{
    const cv::Ptr<cv::SIFT> sift = cv::SIFT::create(mostFeatures);
    Features features;
    sift->detectAndCompute(bytes, tissue, features.points, features.descriptors);
    if (!features.descriptors.empty()) { // RootSIFT (Arandjelovic, Zisserman 2012) tells textures apart better
        cv::Mat &d = features.descriptors;
        for (int row = 0; row < d.rows; ++row) {
            cv::Mat values = d.row(row);
            values /= std::max(1e-6, cv::norm(values, cv::NORM_L1));
            cv::sqrt(values, values);
        }
    }
    return features;
}

/// Pairs that are each other's best match, clearly.
std::vector<cv::DMatch> matched(const Features &from, const Features &to)
{
    if (from.descriptors.rows < 2 || to.descriptors.rows < 2)
        return {};
    const cv::BFMatcher matcher(cv::NORM_L2);
    std::vector<std::vector<cv::DMatch>> nearest;
    matcher.knnMatch(from.descriptors, to.descriptors, nearest, 2);
    std::vector<cv::DMatch> clear;
    for (const std::vector<cv::DMatch> &two : nearest)
        if (two.size() == 2 && two[0].distance < distinct * two[1].distance)
            clear.push_back(two[0]);
    return clear;
}

std::optional<Candidate> candidate(const SearchInput &input, const Features &from, const Features &to, bool mirrored)
{
    std::vector<cv::Point2f> a;
    std::vector<cv::Point2f> b;
    for (const cv::DMatch &match : matched(from, to)) {
        a.push_back(from.points[static_cast<std::size_t>(match.queryIdx)].pt);
        b.push_back(to.points[static_cast<std::size_t>(match.trainIdx)].pt);
    }
    if (a.size() < fewestInliers)
        return std::nullopt;
    std::vector<uint8_t> inliers;
    const cv::Mat found = cv::estimateAffinePartial2D(a, b, inliers, cv::RANSAC, tolerance, mostTries, 0.999);
    if (found.empty())
        return std::nullopt;
    const auto count = static_cast<std::size_t>(std::count(inliers.begin(), inliers.end(), 1));
    if (count < fewestInliers)
        return std::nullopt;

    // From level 0 to pixels of the (mirrored) small picture, across, and to level 0 again. A key point's place counts
    // from the middle of the first pixel.
    AffineMap toPicture = input.from.toLevel0.inverse();
    if (mirrored) {
        AffineMap flip;
        flip.xx = -1;
        flip.x0 = input.from.pixels.width;
        toPicture = toPicture.then(flip);
    }
    AffineMap shiftIn;
    shiftIn.x0 = shiftIn.y0 = -0.5;
    const auto value = [&](int row, int column) { return found.at<double>(row, column); };
    const AffineMap across{value(0, 0), value(0, 1), value(0, 2) + 0.5, value(1, 0), value(1, 1), value(1, 2) + 0.5};
    return Candidate{toPicture.then(shiftIn).then(across).then(input.to.toLevel0), static_cast<double>(count)};
}

} // namespace

bool SearchInput::isPlausible(const AffineMap &map) const
{
    if (!scale)
        return true;
    const double change = rotationAndScaleOf(map).scale / *scale;
    return change < largestChange && change > 1 / largestChange;
}

std::vector<Candidate> candidatesByFeatures(const SearchInput &input, const std::stop_token &token)
{
    const auto bytesOf = [&](const SmallPicture &picture) {
        return stretched(structureOf(picture.pixels, input.structure), picture.tissue);
    };
    const cv::Mat from = bytesOf(input.from);
    if (token.stop_requested())
        return {};
    const Features to = featuresOf(bytesOf(input.to), input.to.tissue);
    std::vector<Candidate> candidates;
    for (const bool mirrored : {false, true}) {
        if (token.stop_requested())
            return {};
        cv::Mat picture = from;
        cv::Mat tissue = input.from.tissue;
        if (mirrored) {
            cv::flip(from, picture, 1);
            cv::flip(input.from.tissue, tissue, 1);
        }
        const std::optional<Candidate> found = candidate(input, featuresOf(picture, tissue), to, mirrored);
        if (found && input.isPlausible(found->map))
            candidates.push_back(*found);
    }
    std::sort(candidates.begin(), candidates.end(),
              [](const Candidate &a, const Candidate &b) { return a.score > b.score; });
    return candidates;
}

} // namespace tessera::detail
