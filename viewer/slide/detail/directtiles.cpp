#include "viewer/slide/detail/directtiles.h"

#include "viewer/slide/detail/rects.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <thread>

namespace tessera::detail {
namespace {

/// Aperio's missing tiles are painted from the next finer level by OpenSlide; we leave such levels to it.
bool fillsFromFinerLevel(const SlideFacts &facts, std::size_t level, const JpegTileLevel &tiles)
{
    return facts.vendor == "aperio" && level > 0 &&
           std::find(tiles.byteCounts.begin(), tiles.byteCounts.end(), 0u) != tiles.byteCounts.end();
}

} // namespace

DirectTiles::DirectTiles() : m_decoders(std::max(4u, std::thread::hardware_concurrency()), &JpegTileDecoder::create) {}

DirectTiles::~DirectTiles()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

std::unique_ptr<DirectTiles> DirectTiles::find(const SlideFacts &facts)
{
    if (facts.vendor != "aperio" && facts.vendor != "generic-tiff")
        return std::make_unique<DirectTiles>();
    std::vector<JpegTileLevel> directories = jpegTileLevelsOf(facts.path);
    std::vector<std::optional<JpegTileLevel>> levels(facts.levels.size());
    for (std::size_t i = 0; i < facts.levels.size(); ++i) {
        const SlideLevel &level = facts.levels[i];
        const auto found = std::find_if(directories.begin(), directories.end(), [&](const JpegTileLevel &directory) {
            return directory.width == level.width && directory.height == level.height &&
                   directory.tileWidth == level.tileWidth && directory.tileHeight == level.tileHeight;
        });
        if (found != directories.end() && !fillsFromFinerLevel(facts, i, *found))
            levels[i] = std::move(*found);
    }
    return of(facts.path, std::move(levels));
}

std::unique_ptr<DirectTiles> DirectTiles::of(const std::filesystem::path &path,
                                             std::vector<std::optional<JpegTileLevel>> levels)
{
    auto tiles = std::make_unique<DirectTiles>();
    tiles->m_descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (tiles->m_descriptor >= 0)
        tiles->m_levels = std::move(levels);
    return tiles;
}

bool DirectTiles::has(int level) const
{
    const auto index = static_cast<std::size_t>(level);
    return index < m_levels.size() && m_levels[index].has_value();
}

std::vector<PixelRect> DirectTiles::read(int levelIndex, const PixelRect &rect, const PixelRect &inside,
                                         uint32_t background, SlideRegion &region)
{
    auto decoder = m_decoders.take();
    if (!decoder)
        return {inside};
    std::vector<PixelRect> left;
    const JpegTileLevel &tiles = level(levelIndex);
    for (int64_t row = inside.y / tiles.tileHeight; row * tiles.tileHeight < inside.y + inside.height; ++row) {
        for (int64_t column = inside.x / tiles.tileWidth; column * tiles.tileWidth < inside.x + inside.width;
             ++column) {
            const PixelRect tile{column * tiles.tileWidth, row * tiles.tileHeight, tiles.tileWidth, tiles.tileHeight};
            const PixelRect part = intersection(tile, inside);
            const TileOutcome outcome = readTile(**decoder, tiles, rect, tile, part, region);
            if (outcome == TileOutcome::decoded)
                continue;
            fill(region.pixels, {part.x - rect.x, part.y - rect.y, part.width, part.height}, background);
            if (outcome == TileOutcome::damaged)
                region.damaged.push_back(part);
            if (outcome == TileOutcome::unusual)
                left.push_back(part);
        }
    }
    return left;
}

TileOutcome DirectTiles::readTile(JpegTileDecoder &decoder, const JpegTileLevel &level, const PixelRect &rect,
                                  const PixelRect &tile, const PixelRect &part, SlideRegion &region)
{
    const int64_t index = tile.y / level.tileHeight * level.columns() + tile.x / level.tileWidth;
    uint32_t *out = region.pixels.row(static_cast<int>(part.y - rect.y)) + (part.x - rect.x);
    if (part == tile)
        return decoder.decode(level, static_cast<std::size_t>(index), m_descriptor, out, rect.width);

    uint32_t *scratch = decoder.scratch(level);
    const TileOutcome outcome =
        decoder.decode(level, static_cast<std::size_t>(index), m_descriptor, scratch, level.tileWidth);
    if (outcome == TileOutcome::decoded)
        for (int64_t y = 0; y < part.height; ++y)
            std::copy_n(scratch + (part.y - tile.y + y) * level.tileWidth + (part.x - tile.x), part.width,
                        out + y * rect.width);
    return outcome;
}

} // namespace tessera::detail
