#pragma once
#include "analysis/result/tiletable.h"
#include "base/units.h"

#include <cstdint>
#include <span>
#include <vector>

namespace tessera {

/// Finds the tiles that touch a rectangle without looking at all of them. Each tile lies in the one cell that holds
/// its top left corner; a search therefore looks one largest tile further to the left and to the top.
/// Tiles without a finite place and a positive size are left out: they cannot be drawn.
class TileIndex {
public:
    TileIndex() = default;
    explicit TileIndex(const TileTable &table);

    /// Calls `found(tile)` once for each tile that touches `area`, in no particular order.
    template <typename Found>
    void search(Level0Rect area, Found found) const
    {
        if (m_tiles.empty())
            return;
        const int64_t left = column(area.x - m_largest.width);
        const int64_t right = column(area.x + area.width);
        const int64_t bottom = row(area.y + area.height);
        for (int64_t y = row(area.y - m_largest.height); y <= bottom; ++y)
            for (int64_t x = left; x <= right; ++x)
                for (const Entry &entry : cell(x, y))
                    if (touches(entry.rect, area))
                        found(entry.tile);
    }

private:
    struct Entry {
        Level0Rect rect;
        int64_t tile = 0;
    };

    static bool touches(const Level0Rect &a, const Level0Rect &b)
    {
        return a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height;
    }
    int64_t column(double x) const;
    int64_t row(double y) const;
    std::span<const Entry> cell(int64_t x, int64_t y) const;

    Level0Rect m_extent;  ///< of all top left corners
    Level0Rect m_largest; ///< width and height alone
    double m_cellSize = 1;
    int64_t m_columns = 0;
    int64_t m_rows = 0;
    std::vector<std::size_t> m_starts; ///< of each cell in m_tiles, and one more
    std::vector<Entry> m_tiles;        ///< sorted by cell
};

} // namespace tessera
