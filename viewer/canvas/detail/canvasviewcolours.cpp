// What of CanvasView follows the colours of the slide, and its overview, which has them too.
#include "viewer/canvas/detail/canvasview.h"

#include <utility>

namespace tessera::detail {
namespace {

/// Shares the pixels.
QImage imageOf(const std::shared_ptr<const Pixels> &pixels)
{
    using Shared = std::shared_ptr<const Pixels>;
    return QImage(
        reinterpret_cast<const uchar *>(pixels->data.data()), pixels->width, pixels->height,
        static_cast<qsizetype>(pixels->width) * 4, QImage::Format_RGB32,
        [](void *shared) { delete static_cast<Shared *>(shared); }, new Shared(pixels));
}

} // namespace

/// The overview where it is at hand as it has to be shown; else null, and it is on its way.
QImage CanvasView::readOverview()
{
    const auto known = overviewAsRead();
    if (known && m_tiles->colour.iccState() != IccState::loading && m_tiles->colour.current().transform->isIdentity()) {
        m_overviewReader.read(nullptr, 1);
        return imageOf(known);
    }
    m_overviewReader.read(m_tiles, m_slide ? overviewSide(m_slide->facts()) : 1);
    return {};
}

void CanvasView::takeOverview()
{
    ShownOverview overview;
    {
        const std::lock_guard lock(m_arrivals.mutex);
        overview = std::exchange(m_arrivals.overview, {});
    }
    if (!m_tiles || overview.of != m_tiles)
        return;
    const bool isOutdated = overview.colour != m_tiles->colour.currentNumber(); // it was on its way when they changed
    if (!isOutdated || m_overview.isNull())
        showOverview(imageOf(overview.pixels));
    if (isOutdated)
        renewOverview();
}

void CanvasView::renewOverview()
{
    if (const QImage known = readOverview(); !known.isNull())
        showOverview(known);
}

void CanvasView::showOverview(const QImage &overview)
{
    const bool isFirst = m_overview.isNull();
    m_overview = overview;
    if (isFirst)
        m_store.forgetAll();
    else if (painter().isOverviewOnly())
        m_store.improve(all());
    else
        m_store.improveStandIns(all());
    lookForColours();
    Q_EMIT overviewChanged();
    Q_EMIT repaintNeeded(all());
}

void CanvasView::takeColour()
{
    if (!m_tiles)
        return;
    const int64_t number = m_tiles->colour.currentNumber();
    if (std::exchange(m_colour, number) != number) {
        m_coloursPending = true;
        m_sharpAnnounced = false;
        if (!m_overview.isNull())
            renewOverview();
        if (!m_paused)
            askForColours();
    }
    Q_EMIT colourChanged();
}

/// What is painted stays until the new pixels come: visible tiles first, then what else is kept, all from the pixels as
/// they were read.
void CanvasView::askForColours()
{
    m_requested.reset();
    requestTiles();
    std::vector<WantedTile> others;
    for (const TileKey &key : m_tiles->cache.tilesOfOtherColour(m_colour))
        others.push_back({key, TileUse::recolour, static_cast<double>(others.size())});
    m_recoloured = m_engine->scheduler().request(m_tiles, others, [](const TileKey &) {});
    if (m_overview.isNull() || m_viewport.isEmpty())
        return;
    // Another view may have brought some of the visible tiles already.
    const TilePainter tilePainter = painter();
    forEachVisibleTile([&](const TileKey &key, bool isPresent) {
        if (isPresent)
            m_store.improve(tilePainter.viewRectOf(key));
    });
    lookForColours();
}

/// `use(key, isPresent)`: it is in the cache in the present colours.
template <typename Use>
void CanvasView::forEachVisibleTile(Use use)
{
    const TilePainter tilePainter = painter();
    if (tilePainter.isOverviewOnly())
        return;
    const TileRange range = m_tiles->layout.tilesIn(tilePainter.level(), m_viewport.visible());
    for (int64_t row = range.firstRow; row <= range.lastRow; ++row) {
        for (int64_t column = range.firstColumn; column <= range.lastColumn; ++column) {
            const TileKey key{range.level, column, row};
            if (!isNearView({key}))
                continue;
            const std::optional<Tile> tile = m_tiles->cache.find(key);
            use(key, tile && tile->colour == m_colour);
        }
    }
}

void CanvasView::lookForColours()
{
    if (!m_coloursPending || m_overview.isNull() || m_viewport.isEmpty())
        return;
    m_coloursPending = false;
    forEachVisibleTile([&](const TileKey &, bool isPresent) { m_coloursPending = m_coloursPending || !isPresent; });
}

} // namespace tessera::detail
