#include "analysis/extraction/tilegrid.h"

#include "viewer/slide/slidesource.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace tessera {
namespace {

/// The downsample nearest to `wanted` that is a whole multiple of a level's, if it is within the tolerance.
double snapped(double wanted, const SlideFacts &slide)
{
    double best = wanted;
    double bestError = mppTolerance;
    for (const SlideLevel &level : slide.levels) {
        const double multiple = std::max(1.0, std::round(wanted / level.downsample));
        const double candidate = multiple * std::round(level.downsample);
        const double error = std::abs(candidate / wanted - 1);
        if (error < bestError) {
            best = candidate;
            bestError = error;
        }
    }
    return best;
}

} // namespace

TileGeometry geometryFor(const Tiling &tiling, const SlideFacts &slide, double slideMpp)
{
    TileGeometry geometry;
    geometry.tilePx = tiling.tilePx;
    const double downsample = snapped(tiling.mpp / slideMpp, slide);
    geometry.footprint = std::max<int64_t>(1, std::llround(tiling.tilePx * downsample));
    const double exact = static_cast<double>(geometry.footprint) / tiling.tilePx;
    geometry.step = std::max<int64_t>(1, geometry.footprint - std::llround(tiling.overlapPx * exact));
    geometry.mpp = exact * slideMpp;
    geometry.level = levelForDownsample(slide, exact);
    geometry.levelScale = exact / slide.levels[static_cast<std::size_t>(geometry.level)].downsample;
    return geometry;
}

TileGrid layTiles(const TileGeometry &geometry, const Tissue &tissue, const SlideFacts &slide, double minTissue)
{
    cv::Mat sum;
    cv::integral(tissue.mask / 255, sum, CV_64F);
    /// Pixels [first, second) of the mask; a tile that is narrower than a pixel has the one it lies in.
    const auto maskRange = [](double level0, double extent, double downsample, int count) {
        const auto index = [&](double place) {
            return std::clamp(static_cast<int>(std::lround(place / downsample)), 0, count);
        };
        const int begin = index(level0), end = index(level0 + extent);
        const int inside = std::clamp(static_cast<int>(level0 / downsample), 0, count - 1);
        return begin < end ? std::pair(begin, end) : std::pair(inside, inside + 1);
    };

    TileGrid grid{geometry, {}, {}};
    const SlideLevel &level0 = slide.level0();
    const double footprint = static_cast<double>(geometry.footprint);
    const double tileArea = footprint * footprint / (tissue.downsampleX * tissue.downsampleY);
    for (int64_t y = 0; y < level0.height; y += geometry.step) {
        const auto [top, bottom] = maskRange(static_cast<double>(y), footprint, tissue.downsampleY, tissue.mask.rows);
        for (int64_t x = 0; x < level0.width; x += geometry.step) {
            const auto [left, right] =
                maskRange(static_cast<double>(x), footprint, tissue.downsampleX, tissue.mask.cols);
            const double covered = sum.at<double>(bottom, right) - sum.at<double>(top, right) -
                                   sum.at<double>(bottom, left) + sum.at<double>(top, left);
            const double area = std::min(tileArea, static_cast<double>(right - left) * (bottom - top));
            const bool sticksOut = x + geometry.footprint > level0.width || y + geometry.footprint > level0.height;
            if (covered > 0 && covered >= minTissue * (sticksOut ? tileArea : area)) {
                grid.x.push_back(x);
                grid.y.push_back(y);
            }
        }
    }
    return grid;
}

} // namespace tessera
