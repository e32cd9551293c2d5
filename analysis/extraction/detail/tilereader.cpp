#include "analysis/extraction/detail/tilereader.h"

#include "viewer/slide/resample.h"

#include <algorithm>
#include <cmath>

namespace tessera::detail {
namespace {

/// A tile's rectangle on the level that is read, in fractions of a pixel.
struct SourceRect {
    double x, y, width, height;
};

SourceRect sourceOf(int64_t tile, const TileGrid &grid, double downsample)
{
    const double side = static_cast<double>(grid.geometry.footprint) / downsample;
    return {static_cast<double>(grid.x[tile]) / downsample, static_cast<double>(grid.y[tile]) / downsample, side, side};
}

PixelRect boundsOf(const TileBlock &block, const TileGrid &grid, double downsample)
{
    int64_t left = INT64_MAX, top = INT64_MAX, right = INT64_MIN, bottom = INT64_MIN;
    for (const int64_t tile : block.tiles) {
        const SourceRect rect = sourceOf(tile, grid, downsample);
        left = std::min<int64_t>(left, static_cast<int64_t>(std::floor(rect.x)));
        top = std::min<int64_t>(top, static_cast<int64_t>(std::floor(rect.y)));
        right = std::max<int64_t>(right, static_cast<int64_t>(std::ceil(rect.x + rect.width)));
        bottom = std::max<int64_t>(bottom, static_cast<int64_t>(std::ceil(rect.y + rect.height)));
    }
    return {left, top, right - left, bottom - top};
}

bool touches(const SourceRect &tile, const PixelRect &damage)
{
    return tile.x < static_cast<double>(damage.x + damage.width) &&
           tile.x + tile.width > static_cast<double>(damage.x) &&
           tile.y < static_cast<double>(damage.y + damage.height) &&
           tile.y + tile.height > static_cast<double>(damage.y);
}

void appendRgb(std::vector<uint8_t> &rgb, const Pixels &tile)
{
    const std::size_t begin = rgb.size();
    rgb.resize(begin + tile.data.size() * 3);
    uint8_t *out = rgb.data() + begin;
    for (const uint32_t pixel : tile.data) {
        out[0] = red(pixel);
        out[1] = green(pixel);
        out[2] = blue(pixel);
        out += 3;
    }
}

} // namespace

Result<ReadBlock> readBlock(const SlideSource &slide, const TileGrid &grid, const TileBlock &block)
{
    const TileGeometry &geometry = grid.geometry;
    const double downsample = slide.facts().levels[static_cast<std::size_t>(geometry.level)].downsample;
    const PixelRect bounds = boundsOf(block, grid, downsample);
    const Result<SlideRegion> region = slide.read(geometry.level, bounds);
    if (!region)
        return passOn(region.error());

    ReadBlock result{block.strip, {}, {}, {geometry.tilePx, 0, {}}};
    result.batch.rgb.reserve(block.tiles.size() * static_cast<std::size_t>(geometry.tilePx * geometry.tilePx) * 3);
    for (const int64_t tile : block.tiles) {
        const SourceRect source = sourceOf(tile, grid, downsample);
        const bool damaged = std::any_of(region->damaged.begin(), region->damaged.end(),
                                         [&](const PixelRect &rect) { return touches(source, rect); });
        if (damaged) {
            result.unreadable.push_back(tile);
            continue;
        }
        result.readable.push_back(tile);
        appendRgb(result.batch.rgb, resample(region->pixels, source.x - static_cast<double>(bounds.x),
                                             source.y - static_cast<double>(bounds.y), source.width, source.height,
                                             geometry.tilePx, geometry.tilePx));
    }
    result.batch.count = static_cast<int64_t>(result.readable.size());
    return result;
}

} // namespace tessera::detail
