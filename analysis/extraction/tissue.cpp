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

/// Closing by definition (never less than before): OpenCV's own moves the mask by a pixel when the kernel is even.
void closeGaps(cv::Mat &mask, int size)
{
    const cv::Mat kernel = cv::Mat::ones(size, size, CV_8U);
    const int anchor = size / 2;
    cv::dilate(mask, mask, kernel, {anchor, anchor});
    cv::erode(mask, mask, kernel, {size - 1 - anchor, size - 1 - anchor});
}

struct Contours {
    std::vector<std::vector<cv::Point>> points;
    std::vector<cv::Vec4i> hierarchy; ///< next, previous, first child, parent

    explicit Contours(const cv::Mat &mask)
    {
        cv::findContours(mask, points, hierarchy, cv::RETR_CCOMP, cv::CHAIN_APPROX_SIMPLE);
    }
    double area(int contour) const { return cv::contourArea(points[static_cast<std::size_t>(contour)]); }
    /// Contours that are the border of tissue to the outside.
    std::vector<int> outlines() const
    {
        std::vector<int> found;
        for (std::size_t i = 0; i < points.size(); ++i)
            if (hierarchy[i][3] < 0)
                found.push_back(static_cast<int>(i));
        return found;
    }
    /// Of an outline, the largest first.
    std::vector<int> holesOf(int outline) const
    {
        std::vector<int> holes;
        for (int hole = hierarchy[static_cast<std::size_t>(outline)][2]; hole >= 0;
             hole = hierarchy[static_cast<std::size_t>(hole)][0])
            holes.push_back(hole);
        std::sort(holes.begin(), holes.end(), [this](int a, int b) { return area(a) > area(b); });
        return holes;
    }
};

/// Fills holes that are too small, and all but the largest, with whatever lies in them.
void fillHoles(cv::Mat &mask, double smallest, int most)
{
    const Contours contours(mask);
    for (const int outline : contours.outlines()) {
        const std::vector<int> holes = contours.holesOf(outline);
        for (std::size_t i = 0; i < holes.size(); ++i)
            if (i >= static_cast<std::size_t>(most) || contours.area(holes[i]) < smallest)
                cv::drawContours(mask, contours.points, holes[i], 255, cv::FILLED);
    }
}

/// Redraws the mask from the tissue that is large enough, and keeps its outlines as polygons.
void keepLargeTissue(Tissue &tissue, double smallest)
{
    const Contours contours(tissue.mask);
    tissue.mask.setTo(0);
    for (const int outline : contours.outlines()) {
        std::vector<std::vector<cv::Point>> rings{contours.points[static_cast<std::size_t>(outline)]};
        double area = contours.area(outline);
        for (const int hole : contours.holesOf(outline)) {
            rings.push_back(contours.points[static_cast<std::size_t>(hole)]);
            area -= contours.area(hole);
        }
        if (area < smallest)
            continue;
        cv::drawContours(tissue.mask, rings, -1, 255, cv::FILLED); // outline and holes at once: tissue in a hole stays
        Polygon polygon{toLevel0(rings.front(), tissue), {}};
        for (std::size_t i = 1; i < rings.size(); ++i)
            polygon.holes.push_back(toLevel0(rings[i], tissue));
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
        closeGaps(tissue.mask, parameters.close);
    if (token.stop_requested())
        return fail(ErrorCode::cancelled);

    const double patchSide = referencePatchMicrometres / mpp;
    const double patchArea = patchSide * patchSide / (tissue.downsampleX * tissue.downsampleY);
    fillHoles(tissue.mask, parameters.aH * patchArea, parameters.maxNHoles);
    keepLargeTissue(tissue, parameters.aT * patchArea);
    return tissue;
}

} // namespace tessera
