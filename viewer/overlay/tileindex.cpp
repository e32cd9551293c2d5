#include "viewer/overlay/tileindex.h"

#include <algorithm>
#include <cmath>

namespace tessera {
namespace {

bool isDrawable(const Level0Rect &rect)
{
    return std::isfinite(rect.x) && std::isfinite(rect.y) && std::isfinite(rect.width) && std::isfinite(rect.height) &&
           rect.width > 0 && rect.height > 0;
}

int64_t clampedCell(double place, int64_t cells)
{
    return static_cast<int64_t>(std::clamp(std::floor(place), 0.0, static_cast<double>(cells - 1)));
}

} // namespace

TileIndex::TileIndex(const TileTable &table)
{
    std::vector<Entry> drawable;
    drawable.reserve(static_cast<std::size_t>(table.tiles()));
    double right = 0;
    double bottom = 0;
    for (int64_t tile = 0; tile < table.tiles(); ++tile) {
        const Level0Rect rect = table.rect(tile);
        if (!isDrawable(rect))
            continue;
        m_extent.x = drawable.empty() ? rect.x : std::min(m_extent.x, rect.x);
        m_extent.y = drawable.empty() ? rect.y : std::min(m_extent.y, rect.y);
        right = drawable.empty() ? rect.x : std::max(right, rect.x);
        bottom = drawable.empty() ? rect.y : std::max(bottom, rect.y);
        m_largest.width = std::max(m_largest.width, rect.width);
        m_largest.height = std::max(m_largest.height, rect.height);
        drawable.push_back({rect, tile});
    }
    if (drawable.empty())
        return;
    m_extent.width = right - m_extent.x;
    m_extent.height = bottom - m_extent.y;

    // One cell for a tile or two on average, whatever the extent: memory follows the number of tiles alone.
    const auto count = static_cast<double>(drawable.size());
    const double longest = std::max({m_extent.width, m_extent.height, 1.0});
    m_cellSize = std::max({std::sqrt(m_extent.width * m_extent.height / count), longest / count, 1.0});
    m_columns = static_cast<int64_t>(m_extent.width / m_cellSize) + 1;
    m_rows = static_cast<int64_t>(m_extent.height / m_cellSize) + 1;

    const auto cellOf = [this](const Entry &entry) {
        return static_cast<std::size_t>(row(entry.rect.y) * m_columns + column(entry.rect.x));
    };
    m_starts.assign(static_cast<std::size_t>(m_columns * m_rows) + 1, 0);
    for (const Entry &entry : drawable)
        ++m_starts[cellOf(entry) + 1];
    for (std::size_t i = 1; i < m_starts.size(); ++i)
        m_starts[i] += m_starts[i - 1];
    m_tiles.resize(drawable.size());
    std::vector<std::size_t> next(m_starts.begin(), m_starts.end() - 1);
    for (const Entry &entry : drawable)
        m_tiles[next[cellOf(entry)]++] = entry;
}

int64_t TileIndex::column(double x) const { return clampedCell((x - m_extent.x) / m_cellSize, m_columns); }
int64_t TileIndex::row(double y) const { return clampedCell((y - m_extent.y) / m_cellSize, m_rows); }

std::span<const TileIndex::Entry> TileIndex::cell(int64_t x, int64_t y) const
{
    const auto i = static_cast<std::size_t>(y * m_columns + x);
    return std::span(m_tiles).subspan(m_starts[i], m_starts[i + 1] - m_starts[i]);
}

} // namespace tessera
