#include "viewer/slide/detail/tifflevels.h"

#include "viewer/slide/detail/rects.h"

#include <algorithm>
#include <thread>

namespace tessera::detail {
namespace {

constexpr std::size_t cacheBytes = std::size_t{96} << 20;

// A handle may hold a block of 100 MiB; there are as many levels as pools.
std::size_t mostHandles() { return std::clamp<std::size_t>(std::thread::hardware_concurrency(), 2, 8); }

} // namespace

Result<std::unique_ptr<OpenPlanes>> OpenPlanes::open(const std::filesystem::path &path, const TiffLevel &level)
{
    auto open = std::make_unique<OpenPlanes>();
    for (const TiffDirectory &plane : level.planes) {
        Result<std::unique_ptr<TiffBlocks>> blocks = TiffBlocks::open(path, plane);
        if (!blocks)
            return passOn(std::move(blocks.error()));
        open->planes.push_back(std::move(*blocks));
    }
    return open;
}

OpenPlanes::Block OpenPlanes::read(int64_t column, int64_t row, const SampleDisplay &display)
{
    std::vector<Samples> samples;
    bool isLeftOut = true;
    TiffBlock block;
    for (const std::unique_ptr<TiffBlocks> &plane : planes) {
        const BlockOutcome outcome = plane->read(column, row, block);
        if (outcome == BlockOutcome::damaged)
            return {};
        isLeftOut = isLeftOut && outcome == BlockOutcome::leftOut;
        if (outcome == BlockOutcome::leftOut) // one channel of several: all dark
            block.samples = Samples{};
        samples.push_back(std::move(block.samples));
    }
    if (isLeftOut)
        return {BlockOutcome::leftOut, {}};
    if (!block.pixels.data.empty())
        return {BlockOutcome::decoded, std::move(block.pixels)};
    const auto sound = std::find_if(samples.begin(), samples.end(), [](const Samples &s) { return s.width > 0; });
    for (Samples &each : samples)
        if (each.width == 0) {
            each = *sound;
            std::fill(each.narrow.begin(), each.narrow.end(), uint8_t{0});
            std::fill(each.wide.begin(), each.wide.end(), uint16_t{0});
        }
    return {BlockOutcome::decoded, display.pixels(samples)};
}

TiffLevels::TiffLevels(std::filesystem::path path, std::vector<TiffLevel> levels, SampleDisplay display)
    : m_path(std::move(path)), m_levels(std::move(levels)), m_display(std::move(display)), m_cache(cacheBytes)
{
    for (const TiffLevel &level : m_levels)
        m_handles.push_back(std::make_unique<HandlePool<OpenPlanes>>(
            mostHandles(), [this, &level] { return OpenPlanes::open(m_path, level); }));
}

Result<void> TiffLevels::openOnce()
{
    for (std::size_t i = 0; i < m_levels.size(); ++i) {
        auto planes = OpenPlanes::open(m_path, m_levels[i]);
        if (!planes)
            return passOn(std::move(planes.error()));
        m_handles[i]->add(std::move(*planes));
    }
    return {};
}

Result<void> TiffLevels::read(int index, const PixelRect &rect, const std::vector<PixelRect> &parts,
                              SlideRegion &region)
{
    auto planes = m_handles[static_cast<std::size_t>(index)]->take();
    if (!planes &&
        planes.error().code == ErrorCode::slideDamaged) { // (a file that was cut off has no directory any more)
        region.damaged.insert(region.damaged.end(), parts.begin(), parts.end());
        return {};
    }
    if (!planes)
        return passOn(std::move(planes.error()));
    const TiffDirectory &size = level(index).first();
    for (const PixelRect &inside : parts)
        for (int64_t row = inside.y / size.blockHeight; row * size.blockHeight < inside.y + inside.height; ++row)
            for (int64_t column = inside.x / size.blockWidth; column * size.blockWidth < inside.x + inside.width;
                 ++column) {
                const PixelRect block{column * size.blockWidth, row * size.blockHeight, size.blockWidth,
                                      size.blockHeight};
                readBlock(**planes, {index, row * size.columns() + column}, rect, block, intersection(block, inside),
                          region);
            }
    return {};
}

void TiffLevels::readBlock(OpenPlanes &planes, const BlockCache::Key &key, const PixelRect &rect,
                           const PixelRect &block, const PixelRect &part, SlideRegion &region)
{
    BlockCache::Block pixels = m_cache.find(key);
    if (!pixels) {
        OpenPlanes::Block read = planes.read(block.x / block.width, block.y / block.height, m_display);
        if (read.outcome == BlockOutcome::damaged)
            region.damaged.push_back(part);
        if (read.outcome != BlockOutcome::decoded)
            return;
        pixels = std::make_shared<const Pixels>(std::move(read.pixels));
        m_cache.add(key, pixels);
    }
    for (int64_t y = part.y; y < part.y + part.height; ++y)
        std::copy_n(pixels->row(static_cast<int>(y - block.y)) + (part.x - block.x), part.width,
                    region.pixels.row(static_cast<int>(y - rect.y)) + (part.x - rect.x));
}

} // namespace tessera::detail
