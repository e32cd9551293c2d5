#include "analysis/synthesis/detail/pyramid.h"

#include <algorithm>

namespace tessera::detail {
namespace {

constexpr std::size_t tileBytes = static_cast<std::size_t>(tileEdge) * tileEdge * 3;

} // namespace

std::vector<uint8_t> halved(const std::vector<uint8_t> &picture, int width, int height)
{
    const std::size_t stride = static_cast<std::size_t>(width) * 3;
    std::vector<uint8_t> half(stride / 2 * static_cast<std::size_t>(height / 2));
    uint8_t *to = half.data();
    for (int y = 0; y + 1 < height; y += 2) {
        const uint8_t *upper = picture.data() + static_cast<std::size_t>(y) * stride;
        const uint8_t *lower = upper + stride;
        for (int x = 0; x + 1 < width; x += 2, upper += 6, lower += 6)
            for (int channel = 0; channel < 3; ++channel)
                *to++ = static_cast<uint8_t>(
                    (upper[channel] + upper[channel + 3] + lower[channel] + lower[channel + 3] + 2) / 4);
    }
    return half;
}

Result<Block> drawBlock(const BlockPainter &painter, const std::vector<PyramidLevel> &levels, int64_t column,
                        int64_t row, std::stop_token token)
{
    Block block;
    std::vector<uint8_t> picture = painter.paint({column * blockEdge, row * blockEdge, blockEdge, blockEdge}, token);
    if (picture.empty())
        return fail(ErrorCode::cancelled);
    int edge = blockEdge;
    for (std::size_t level = 0; level < std::min(blockLevels, levels.size()); ++level) {
        if (token.stop_requested())
            return fail(ErrorCode::cancelled);
        if (level > 0) {
            picture = halved(picture, edge, edge);
            edge /= 2;
        }
        const int tiles = edge / tileEdge;
        for (int y = 0; y < tiles; ++y)
            for (int x = 0; x < tiles; ++x) {
                const int64_t tileX = column * tiles + x;
                const int64_t tileY = row * tiles + y;
                if (tileX >= levels[level].tilesAcross() || tileY >= levels[level].tilesDown())
                    continue;
                const std::size_t corner =
                    (static_cast<std::size_t>(y) * static_cast<std::size_t>(edge) + static_cast<std::size_t>(x)) *
                    tileEdge * 3;
                Result<TileJpeg> jpeg = encodeTile(picture.data() + corner, edge * 3);
                if (!jpeg)
                    return passOn(jpeg.error());
                block.tiles.push_back({level, tileX, tileY, std::move(*jpeg)});
            }
    }
    block.smallest = std::move(picture);
    return block;
}

UpperLevels::UpperLevels(BigTiff &tiff) : m_tiff(tiff), m_rows(tiff.levels().size())
{
    for (std::size_t level = blockLevels; level < m_rows.size(); ++level)
        m_rows[level].tiles.resize(static_cast<std::size_t>(tiff.levels()[level].tilesAcross()));
}

Result<void> UpperLevels::add(const std::vector<uint8_t> &tile, int64_t tileX, int64_t tileY)
{
    return addTo(blockLevels, tile, tileX, tileY);
}

Result<void> UpperLevels::addTo(std::size_t level, const std::vector<uint8_t> &below, int64_t belowX, int64_t belowY)
{
    if (level >= m_rows.size() || belowX / 2 >= m_tiff.levels()[level].tilesAcross() ||
        belowY / 2 >= m_tiff.levels()[level].tilesDown())
        return {};
    std::vector<uint8_t> &tile = m_rows[level].tiles[static_cast<std::size_t>(belowX / 2)];
    tile.resize(tileBytes, 255);
    const std::vector<uint8_t> quarter = halved(below, tileEdge, tileEdge);
    constexpr int half = tileEdge / 2;
    for (int y = 0; y < half; ++y)
        std::copy_n(quarter.data() + y * half * 3, half * 3,
                    tile.data() + ((belowY % 2 * half + y) * tileEdge + belowX % 2 * half) * 3);

    // The tile is complete with its last quarter: lower right, or what there is of it at the slide's edge.
    const PyramidLevel &levelBelow = m_tiff.levels()[level - 1];
    const bool isLastX = belowX % 2 == 1 || belowX + 1 == levelBelow.tilesAcross();
    const bool isLastY = belowY % 2 == 1 || belowY + 1 == levelBelow.tilesDown();
    if (!isLastX || !isLastY)
        return {};
    const Result<TileJpeg> jpeg = encodeTile(tile.data(), tileEdge * 3);
    if (!jpeg)
        return passOn(jpeg.error());
    if (const Result<void> added = m_tiff.add(level, belowX / 2, belowY / 2, *jpeg); !added)
        return added;
    const std::vector<uint8_t> complete = std::move(tile);
    tile.clear();
    return addTo(level + 1, complete, belowX / 2, belowY / 2);
}

} // namespace tessera::detail
