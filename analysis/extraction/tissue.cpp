#include "analysis/extraction/tissue.h"

#include "base/text.h"
#include "viewer/slide/thumbnail.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace tessera {
namespace {

constexpr int longestSegmentedSide = 8192;
constexpr double referencePatchMicrometres = 256; // CLAM's unit of area: 512 px at 0.5 um/px

/// Saturation as OpenCV's HSV has it, 0-255. On the chroma of near-black pixels it is noise: pen and dust specks
/// of less than this brightness count as unsaturated.
constexpr int darkest = 15;

cv::Mat saturationOf(const Pixels &pixels)
{
    const cv::Mat bgra(pixels.height, pixels.width, CV_8UC4, const_cast<uint32_t *>(pixels.data.data()));
    cv::Mat bgr;
    cv::cvtColor(bgra, bgr, cv::COLOR_BGRA2BGR);
    cv::Mat hsv;
    cv::cvtColor(bgr, hsv, cv::COLOR_BGR2HSV);
    cv::Mat channels[3];
    cv::split(hsv, channels);
    channels[1].setTo(0, channels[2] < darkest);
    return channels[1];
}

/// Area of a damaged rectangle does not count as tissue whatever the background colour is.
bool whollyDamaged(const SlideRegion &region)
{
    int64_t area = 0;
    for (const PixelRect &rect : region.damaged)
        area += rect.width * rect.height;
    return area >= static_cast<int64_t>(region.pixels.width) * region.pixels.height && area > 0;
}

std::vector<Level0Point> toLevel0(const std::vector<cv::Point> &contour, const Tissue &tissue)
{
    std::vector<Level0Point> ring;
    ring.reserve(contour.size());
    for (const cv::Point &point : contour)
        ring.push_back({(point.x + 0.5) * tissue.downsampleX, (point.y + 0.5) * tissue.downsampleY});
    return ring;
}

/// Redraws the mask from the contours that pass the area filters, and keeps them as polygons.
void filterByArea(Tissue &tissue, double patchArea, const TissueParameters &parameters)
{
    std::vector<std::vector<cv::Point>> contours;
    std::vector<cv::Vec4i> hierarchy; // next, previous, first child, parent
    cv::findContours(tissue.mask, contours, hierarchy, cv::RETR_CCOMP, cv::CHAIN_APPROX_SIMPLE);
    tissue.mask.setTo(0);

    for (int outer = 0; outer < static_cast<int>(contours.size()); ++outer) {
        if (hierarchy[outer][3] >= 0)
            continue;
        double area = cv::contourArea(contours[outer]);
        std::vector<std::pair<double, int>> holes;
        for (int hole = hierarchy[outer][2]; hole >= 0; hole = hierarchy[hole][0]) {
            const double holeArea = cv::contourArea(contours[hole]);
            area -= holeArea;
            if (holeArea >= parameters.aH * patchArea)
                holes.emplace_back(holeArea, hole);
        }
        if (area < parameters.aT * patchArea)
            continue;
        std::sort(holes.rbegin(), holes.rend());
        if (holes.size() > static_cast<std::size_t>(parameters.maxNHoles))
            holes.resize(static_cast<std::size_t>(parameters.maxNHoles));

        Polygon polygon{toLevel0(contours[outer], tissue), {}};
        cv::drawContours(tissue.mask, contours, outer, 255, cv::FILLED);
        for (const auto &[holeArea, hole] : holes) {
            cv::drawContours(tissue.mask, contours, hole, 0, cv::FILLED);
            polygon.holes.push_back(toLevel0(contours[hole], tissue));
        }
        tissue.polygons.push_back(std::move(polygon));
    }
}

} // namespace

Result<Tissue> segmentTissue(const SlideSource &slide, double mpp, const TissueParameters &parameters,
                             std::stop_token token)
{
    const SlideLevel &level0 = slide.facts().level0();
    const double longest = static_cast<double>(std::max(level0.width, level0.height));
    const int side = static_cast<int>(std::clamp(std::round(longest * mpp / parameters.segMpp), 1.0,
                                                 std::min<double>(longestSegmentedSide, longest)));
    const Result<SlideRegion> region = thumbnail(slide, side, token);
    if (!region)
        return passOn(region.error());
    if (whollyDamaged(*region))
        return fail(ErrorCode::slideUnreadable, displayed(slide.facts().path));

    Tissue tissue;
    tissue.downsampleX = static_cast<double>(level0.width) / region->pixels.width;
    tissue.downsampleY = static_cast<double>(level0.height) / region->pixels.height;

    cv::Mat saturation = saturationOf(region->pixels);
    if (std::min(saturation.rows, saturation.cols) > parameters.mthresh)
        cv::medianBlur(saturation, saturation, parameters.mthresh);
    tissue.threshold = parameters.sthresh;
    if (parameters.useOtsu) {
        cv::Mat unused;
        const double otsu = cv::threshold(saturation, unused, 0, 255, cv::THRESH_BINARY | cv::THRESH_OTSU);
        // Pale tissue beside dark tissue would fall under Otsu's value: it may raise the threshold, to three times.
        tissue.threshold = std::clamp(otsu, 1.0 * parameters.sthresh, 3.0 * parameters.sthresh);
    }
    cv::threshold(saturation, tissue.mask, tissue.threshold, 255, cv::THRESH_BINARY);
    if (parameters.close > 0)
        cv::morphologyEx(tissue.mask, tissue.mask, cv::MORPH_CLOSE,
                         cv::Mat::ones(parameters.close, parameters.close, CV_8U));
    if (token.stop_requested())
        return fail(ErrorCode::cancelled);

    const double patchSide = referencePatchMicrometres / mpp;
    filterByArea(tissue, patchSide * patchSide / (tissue.downsampleX * tissue.downsampleY), parameters);
    return tissue;
}

} // namespace tessera
