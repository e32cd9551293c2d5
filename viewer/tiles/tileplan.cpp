#include "viewer/tiles/tileplan.h"

#include <algorithm>
#include <cmath>

namespace tessera {
namespace {

constexpr double standInCoarseness = 3.5; ///< four, but for pyramids whose levels are not exact multiples

class Plan {
public:
    Plan(const TileLayout &layout, const TileView &view)
        : m_layout(layout), m_centre{view.visible.x + view.visible.width / 2, view.visible.y + view.visible.height / 2}
    {
    }

    void add(const TileRange &range, TileUse use, const TileRange &without = {-1})
    {
        for (int64_t row = range.firstRow; row <= range.lastRow; ++row) {
            for (int64_t column = range.firstColumn; column <= range.lastColumn; ++column) {
                const TileKey key{range.level, column, row};
                if (!without.contains(key))
                    m_tiles.push_back({key, use, distanceOf(key)});
            }
        }
    }

    std::vector<WantedTile> sorted() &&
    {
        std::stable_sort(m_tiles.begin(), m_tiles.end(), [](const WantedTile &a, const WantedTile &b) {
            return a.use != b.use ? a.use < b.use : a.distance < b.distance;
        });
        return std::move(m_tiles);
    }

private:
    double distanceOf(const TileKey &key) const
    {
        const Level0Rect rect = m_layout.level0RectOf(key);
        return std::hypot(rect.x + rect.width / 2 - m_centre.x, rect.y + rect.height / 2 - m_centre.y);
    }

    const TileLayout &m_layout;
    Level0Point m_centre;
    std::vector<WantedTile> m_tiles;
};

/// The finest level that is coarse enough to stand in for `level`; -1 if there is none.
int standInFor(const TileLayout &layout, int level)
{
    int best = -1;
    for (int other = 0; other < layout.levels(); ++other) {
        const bool coarseEnough = layout.downsample(other) >= standInCoarseness * layout.downsample(level);
        if (coarseEnough && (best < 0 || layout.downsample(other) < layout.downsample(best)))
            best = other;
    }
    return best;
}

/// One tile more on each side, two where the view is going.
TileRange widened(const TileLayout &layout, TileRange range, Level0Point movement)
{
    if (range.count() == 0)
        return range;
    const auto ahead = [](double moved) { return moved > 0 ? 2 : 1; };
    range.firstColumn = std::max<int64_t>(0, range.firstColumn - ahead(-movement.x));
    range.firstRow = std::max<int64_t>(0, range.firstRow - ahead(-movement.y));
    range.lastColumn = std::min(layout.columns(range.level) - 1, range.lastColumn + ahead(movement.x));
    range.lastRow = std::min(layout.rows(range.level) - 1, range.lastRow + ahead(movement.y));
    return range;
}

} // namespace

std::vector<WantedTile> planTiles(const TileLayout &layout, const TileView &view, Prefetch prefetch)
{
    const int level = layout.levelForScale(view.scale);
    const int coarse = standInFor(layout, level);
    const TileRange visible = layout.tilesIn(level, view.visible);
    const TileRange standIns = coarse < 0 ? TileRange{-1} : layout.tilesIn(coarse, view.visible);

    Plan plan(layout, view);
    plan.add(standIns, TileUse::standIn);
    plan.add(visible, TileUse::visible);
    if (prefetch == Prefetch::neighbours) {
        plan.add(widened(layout, visible, view.movement), TileUse::prefetch, visible);
        if (level + 1 < layout.levels()) {
            const TileRange zoomedOut = layout.tilesIn(level + 1, view.visible);
            plan.add(widened(layout, zoomedOut, view.movement), TileUse::prefetch,
                     level + 1 == coarse ? standIns : TileRange{-1});
        }
    }
    return std::move(plan).sorted();
}

} // namespace tessera
