#include "viewer/tiles/tileplan.h"

#include <algorithm>
#include <cmath>
#include <unordered_set>

namespace tessera {
namespace {

constexpr double standInCoarseness = 3.5; ///< four, but for pyramids whose levels are not exact multiples

/// How much less likely than what lies where the view is going to; factors of the distance.
constexpr double unlikelyNeighbour = 3;
constexpr double unlikelyCoarser = 2;
constexpr double unlikelyFiner = 8;
constexpr double lookAhead = 0.25; ///< seconds
constexpr int mostRings = 2;
constexpr double aside = 0.3;         ///< of the faster axis: a slower one counts as standing still
constexpr double zoomAhead = 2;       ///< zooming: what will be seen at this factor
constexpr double restingFiner = 0.25; ///< of the view's sides

class Plan {
public:
    Plan(const TileLayout &layout, const TileView &view)
        : m_layout(layout), m_centre{view.visible.x + view.visible.width / 2, view.visible.y + view.visible.height / 2}
    {
    }

    void add(const TileRange &range, TileUse use, double farther = 1)
    {
        for (int64_t row = range.firstRow; row <= range.lastRow; ++row) {
            for (int64_t column = range.firstColumn; column <= range.lastColumn; ++column) {
                const TileKey key{range.level, column, row};
                if (m_known.insert(key).second)
                    m_tiles.push_back({key, use, distanceOf(key) * farther});
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
    std::unordered_set<TileKey> m_known;
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

/// So many tiles more on each side.
struct Margins {
    int64_t left = 0;
    int64_t top = 0;
    int64_t right = 0;
    int64_t bottom = 0;
};

TileRange widened(const TileLayout &layout, TileRange range, const Margins &margins)
{
    if (range.count() == 0)
        return range;
    range.firstColumn = std::max<int64_t>(0, range.firstColumn - margins.left);
    range.firstRow = std::max<int64_t>(0, range.firstRow - margins.top);
    range.lastColumn = std::min(layout.columns(range.level) - 1, range.lastColumn + margins.right);
    range.lastRow = std::min(layout.rows(range.level) - 1, range.lastRow + margins.bottom);
    return range;
}

Margins ahead(const TileLayout &layout, int level, Level0Point perSecond)
{
    const Level0Rect tile = layout.level0RectOf({level, 0, 0});
    const double least = aside * std::max(std::abs(perSecond.x), std::abs(perSecond.y));
    const auto rings = [&](double speed, double side) -> int64_t {
        if (speed <= 0 || speed < least)
            return 0;
        return std::clamp(static_cast<int>(std::min(std::ceil(speed * lookAhead / side), 1.0 * mostRings)), 1,
                          mostRings);
    };
    return {rings(-perSecond.x, tile.width), rings(-perSecond.y, tile.height), rings(perSecond.x, tile.width),
            rings(perSecond.y, tile.height)};
}

/// The rectangle that is seen when `target` stays where it is and all is `factor` times as large.
Level0Rect zoomed(const Level0Rect &rect, Level0Point target, double factor)
{
    return {target.x + (rect.x - target.x) / factor, target.y + (rect.y - target.y) / factor, rect.width / factor,
            rect.height / factor};
}

void addOutlook(Plan &plan, const TileLayout &layout, const TileView &view, int level, const Outlook &outlook)
{
    const TileRange visible = layout.tilesIn(level, view.visible);
    const Margins margins = ahead(layout, level, outlook.perSecond);
    plan.add(widened(layout, visible, margins), TileUse::prefetch);
    if (outlook.zoomDirection != ZoomDirection::none) {
        const double factor = outlook.zoomDirection == ZoomDirection::in ? zoomAhead : 1 / zoomAhead;
        const Level0Rect next = zoomed(view.visible, outlook.zoomTarget, factor);
        plan.add(layout.tilesIn(layout.levelForScale(view.scale / factor), next), TileUse::prefetch);
    }
    if (!outlook.resting)
        return;
    plan.add(widened(layout, visible, {1, 1, 1, 1}), TileUse::prefetch, unlikelyNeighbour);
    if (level + 1 < layout.levels())
        plan.add(layout.tilesIn(level + 1, view.visible), TileUse::prefetch, unlikelyCoarser);
    if (level > 0)
        plan.add(layout.tilesIn(level - 1, zoomed(view.visible, outlook.zoomTarget, 1 / restingFiner)),
                 TileUse::prefetch, unlikelyFiner);
}

} // namespace

std::vector<WantedTile> planTiles(const TileLayout &layout, const TileView &view, const std::optional<Outlook> &outlook)
{
    const int level = layout.levelForScale(view.scale);
    const int coarse = standInFor(layout, level);

    Plan plan(layout, view);
    if (coarse >= 0)
        plan.add(layout.tilesIn(coarse, view.visible), TileUse::standIn);
    plan.add(layout.tilesIn(level, view.visible), TileUse::visible);
    if (outlook)
        addOutlook(plan, layout, view, level, *outlook);
    return std::move(plan).sorted();
}

} // namespace tessera
