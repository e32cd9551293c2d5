#include "viewer/registration/detail/sampler.h"

#include "base/text.h"
#include "viewer/slide/resample.h"
#include "viewer/slide/thumbnail.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace tessera::detail {
namespace {

constexpr double leastTissue = 0.002; ///< of a slide's area

struct Box {
    double left = 0, top = 0, right = 0, bottom = 0;
    double area() const { return std::max(0.0, right - left) * std::max(0.0, bottom - top); }
};

Box boxOf(const SampleGrid &grid)
{
    const double side = grid.side;
    const Level0Point first = grid.toLevel0({0, 0});
    Box box{first.x, first.y, first.x, first.y};
    for (const Level0Point corner : {Level0Point{side, 0}, Level0Point{0, side}, Level0Point{side, side}}) {
        const Level0Point point = grid.toLevel0(corner);
        box = {std::min(box.left, point.x), std::min(box.top, point.y), std::max(box.right, point.x),
               std::max(box.bottom, point.y)};
    }
    return box;
}

bool isMostlyOn(const SlideFacts &facts, const Box &box)
{
    const Level0Rect slide = facts.extent();
    const Box common{std::max(box.left, slide.x), std::max(box.top, slide.y), std::min(box.right, slide.width),
                     std::min(box.bottom, slide.height)};
    return common.right > common.left && common.bottom > common.top && common.area() >= box.area() / 2;
}

} // namespace

SampleGrid gridAround(Level0Point centre, double step, int side)
{
    const double half = step * side / 2;
    return {{step, 0, centre.x - half, 0, step, centre.y - half}, side};
}

Result<std::optional<cv::Mat>> sampled(const SlideSource &slide, const SampleGrid &grid, Structure structure)
{
    const Box box = boxOf(grid);
    if (!isMostlyOn(slide.facts(), box))
        return std::nullopt;
    const double step = rotationAndScaleOf(grid.toLevel0).scale;
    const int level = levelForDownsample(slide.facts(), step);
    const double downsample = slide.facts().levels[static_cast<std::size_t>(level)].downsample;
    constexpr double border = 2; // pixels, for the bilinear sampling
    const auto left = static_cast<int64_t>(std::floor(box.left / downsample - border));
    const auto top = static_cast<int64_t>(std::floor(box.top / downsample - border));
    const auto right = static_cast<int64_t>(std::ceil(box.right / downsample + border));
    const auto bottom = static_cast<int64_t>(std::ceil(box.bottom / downsample + border));
    Result<SlideRegion> region = slide.read(level, {left, top, right - left, bottom - top});
    if (!region)
        return passOn(region.error());
    if (!region->damaged.empty())
        return std::nullopt;

    // Averaged to about the wanted step first: bilinear sampling alone would skip pixels.
    double shrink = std::max(1.0, std::floor(step / downsample));
    Pixels pixels = std::move(region->pixels);
    if (shrink > 1) {
        const auto shrunk = [&](int length) { return std::max(1, static_cast<int>(std::ceil(length / shrink))); };
        pixels = resample(pixels, 0, 0, shrunk(pixels.width) * shrink, shrunk(pixels.height) * shrink,
                          shrunk(pixels.width), shrunk(pixels.height));
    }
    const double pixel = shrink * downsample;
    // From samples (whole numbers at their middles, as OpenCV counts) to pixels (likewise).
    const Level0Point first = grid.toLevel0({0.5, 0.5});
    const AffineMap &map = grid.toLevel0;
    const cv::Matx23d toPixels(map.xx / pixel, map.xy / pixel,
                               (first.x - static_cast<double>(left) * downsample) / pixel - 0.5, map.yx / pixel,
                               map.yy / pixel, (first.y - static_cast<double>(top) * downsample) / pixel - 0.5);
    cv::Mat samples;
    cv::warpAffine(structureOf(pixels, structure), samples, toPixels, {grid.side, grid.side},
                   cv::INTER_LINEAR | cv::WARP_INVERSE_MAP, cv::BORDER_REPLICATE);
    return samples;
}

Result<SmallPicture> smallPictureOf(const SlideSource &slide, int longestSide, const std::stop_token &token)
{
    Result<SlideRegion> region = thumbnail(slide, longestSide, token);
    if (!region)
        return passOn(region.error());
    SmallPicture picture;
    picture.pixels = std::move(region->pixels);
    const SlideLevel &level0 = slide.facts().level0();
    const double stepX = static_cast<double>(level0.width) / picture.pixels.width;
    const double stepY = static_cast<double>(level0.height) / picture.pixels.height;
    picture.step = std::sqrt(stepX * stepY);
    picture.toLevel0 = {stepX, 0, 0, 0, stepY, 0};
    picture.tissue = tissueIn(structureOf(picture.pixels, Structure::density));
    for (const PixelRect &rect : region->damaged)
        picture
            .tissue(cv::Rect(static_cast<int>(rect.x), static_cast<int>(rect.y), static_cast<int>(rect.width),
                             static_cast<int>(rect.height)))
            .setTo(0);
    const int count = cv::countNonZero(picture.tissue);
    if (count < leastTissue * static_cast<double>(picture.tissue.total()))
        return fail(ErrorCode::noTissue, displayed(slide.facts().path));
    picture.tissueArea = count * stepX * stepY;
    return picture;
}

} // namespace tessera::detail
