#include "viewer/registration/detail/candidates.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace tessera::detail {
namespace {

constexpr int side = 384;      ///< of the square in which the pictures are turned
constexpr double filled = 0.5; ///< of it, by the larger tissue's longest side
constexpr double stepDegrees = 4;
constexpr int mostCandidates = 6;
constexpr double sameDirection = 3 * stepDegrees;

/// Tissue shrunk into the square, its centre in the middle.
struct Square {
    cv::Mat values; ///< CV_32F: large structures, mean 0 in the tissue, 0 outside
    AffineMap toLevel0;
};

cv::Rect tissueBox(const SmallPicture &picture)
{
    std::vector<cv::Point> points;
    cv::findNonZero(picture.tissue, points);
    return cv::boundingRect(points);
}

/// `pixel`: level-0 pixels per pixel of the square.
Square squareOf(const SmallPicture &picture, Structure structure, double pixel)
{
    const cv::Rect box = tissueBox(picture);
    const Level0Point centre = picture.toLevel0({box.x + box.width / 2.0, box.y + box.height / 2.0});
    const double half = pixel * side / 2;
    Square square;
    square.toLevel0 = {pixel, 0, centre.x - half, 0, pixel, centre.y - half};

    const AffineMap toPicture = square.toLevel0.then(picture.toLevel0.inverse());
    const Level0Point first = toPicture({0.5, 0.5});
    const cv::Matx23d map(toPicture.xx, toPicture.xy, first.x - 0.5, toPicture.yx, toPicture.yy, first.y - 0.5);
    const double shrink = std::max(1.0, pixel / picture.step);
    const auto warped = [&](const cv::Mat &in) {
        cv::Mat smooth;
        cv::GaussianBlur(in, smooth, {0, 0}, 0.6 * shrink + 0.1);
        cv::Mat out;
        cv::warpAffine(smooth, out, map, {side, side}, cv::INTER_LINEAR | cv::WARP_INVERSE_MAP, cv::BORDER_CONSTANT);
        return out;
    };
    cv::Mat share;
    picture.tissue.convertTo(share, CV_32F, 1.0 / 255);
    share = warped(share);
    const cv::Mat values = warped(structureOf(picture.pixels, structure));
    const cv::Mat inside = share > 0.5;
    cv::Scalar mean;
    cv::Scalar deviation;
    cv::meanStdDev(values, mean, deviation, inside);
    // Shape and contents weigh the same: the tissue is 1 above the glass, its structures deviate by 1.
    square.values = (values - mean[0]) / std::max(1e-3, deviation[0]) + 1;
    square.values.setTo(0, share <= 0.5);
    cv::GaussianBlur(square.values, square.values, {0, 0}, 1);
    square.values -= cv::mean(square.values)[0];
    return square;
}

double longestTissue(const SmallPicture &picture)
{
    const cv::Rect box = tissueBox(picture);
    return std::max(box.width, box.height) * picture.step;
}

} // namespace

std::vector<Candidate> candidatesByTurning(const SearchInput &input, const std::stop_token &token)
{
    const double scale = input.scale.value_or(std::sqrt(input.to.tissueArea / input.from.tissueArea));
    const double longest = std::max(longestTissue(input.from), longestTissue(input.to) / scale);
    const double pixel = longest / (filled * side);
    const Square from = squareOf(input.from, input.structure, pixel);
    const Square to = squareOf(input.to, input.structure, pixel * scale);
    cv::Mat spectrum;
    cv::dft(to.values, spectrum);
    const double norm = cv::norm(from.values) * cv::norm(to.values);

    struct Turned {
        double degrees;
        bool mirrored;
        Candidate candidate;
    };
    std::vector<Turned> all;
    for (const bool mirrored : {false, true}) {
        for (double degrees = 0; degrees < 360; degrees += stepDegrees) {
            if (token.stop_requested())
                return {};
            // About the middle of the square, in pixels of the square.
            AffineMap turn = AffineMap::turned(degrees, 1, mirrored);
            const Level0Point middle{side / 2.0, side / 2.0};
            turn.x0 = middle.x - turn(middle).x;
            turn.y0 = middle.y - turn(middle).y;
            const Level0Point first = turn({0.5, 0.5});
            const cv::Matx23d map(turn.xx, turn.xy, first.x - 0.5, turn.yx, turn.yy, first.y - 0.5);
            cv::Mat turned;
            cv::warpAffine(from.values, turned, map, {side, side}, cv::INTER_LINEAR, cv::BORDER_CONSTANT);
            cv::dft(turned, turned);
            cv::mulSpectrums(spectrum, turned, turned, 0, true);
            cv::idft(turned, turned, cv::DFT_SCALE);
            double score = 0;
            cv::Point peak;
            cv::minMaxLoc(turned, nullptr, &score, nullptr, &peak);
            turn.x0 += peak.x > side / 2 ? peak.x - side : peak.x;
            turn.y0 += peak.y > side / 2 ? peak.y - side : peak.y;
            all.push_back({degrees, mirrored, {from.toLevel0.inverse().then(turn).then(to.toLevel0), score / norm}});
        }
    }
    std::sort(all.begin(), all.end(),
              [](const Turned &a, const Turned &b) { return a.candidate.score > b.candidate.score; });
    std::vector<Turned> best;
    for (const Turned &turned : all) {
        const bool known = std::any_of(best.begin(), best.end(), [&](const Turned &other) {
            return other.mirrored == turned.mirrored &&
                   std::abs(std::remainder(other.degrees - turned.degrees, 360)) <= sameDirection;
        });
        if (!known && static_cast<int>(best.size()) < mostCandidates)
            best.push_back(turned);
    }
    std::vector<Candidate> candidates;
    for (const Turned &turned : best)
        candidates.push_back(turned.candidate);
    return candidates;
}

} // namespace tessera::detail
