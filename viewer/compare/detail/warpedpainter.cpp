#include "viewer/compare/detail/warpedpainter.h"

#include <QPainter>
#include <QTransform>

#include <algorithm>

namespace tessera::detail {
namespace {

/// On the screen, by which a tile is stretched over its right and lower neighbour: no seam shows between them askew. A
/// sixty-fourth of a pixel still leaves some; what is stretched is resampled that far beside its place, so no more than
/// it takes.
constexpr double overlap = 1.0 / 16;

QTransform transformOf(const AffineMap &map) { return {map.xx, map.yx, map.xy, map.yy, map.x0, map.y0}; }

/// Level-0 pixels of the view's slide to device pixels from the corner of the whole slide.
AffineMap screenMapOf(const Viewport &view)
{
    return AffineMap::turned(view.orientation().degrees(), 1 / view.scale(), view.orientation().isMirrored());
}

QImage imageOf(const Pixels &pixels)
{
    return QImage(reinterpret_cast<const uchar *>(pixels.data.data()), pixels.width, pixels.height,
                  static_cast<qsizetype>(pixels.width) * 4, QImage::Format_RGB32);
}

template <typename Use>
void forTiles(const TileRange &range, Use use)
{
    for (int64_t row = range.firstRow; row <= range.lastRow; ++row)
        for (int64_t column = range.firstColumn; column <= range.lastColumn; ++column)
            use(TileKey{range.level, column, row});
}

} // namespace

WarpedPainter::WarpedPainter(SlideTiles &tiles, std::shared_ptr<const Pixels> overview, const SlideTransform &fromFirst,
                             const Viewport &view)
    : m_tiles(tiles), m_toScreen(fromFirst.map().inverse().then(screenMapOf(view))),
      m_scale(1 / rotationAndScaleOf(m_toScreen).scale), m_level(tiles.layout.levelForScale(m_scale)),
      m_overview(std::move(overview))
{
}

Level0Rect WarpedPainter::regionOf(const QRectF &rect) const
{
    const QRectF box = transformOf(m_toScreen.inverse()).mapRect(rect);
    return {box.x(), box.y(), box.width(), box.height()};
}

bool WarpedPainter::isOverviewOnly(const Level0Rect &region) const
{
    const TileRange range = m_tiles.layout.tilesIn(m_level, region);
    const PixelRect tile = m_tiles.layout.rectOf({m_level, 0, 0});
    const auto bytes = static_cast<std::size_t>(range.count() * tile.width * tile.height) * sizeof(uint32_t);
    return bytes > m_tiles.cache.budget() / 2;
}

bool WarpedPainter::isComplete(int level, const Level0Rect &region) const
{
    bool complete = true;
    forTiles(m_tiles.layout.tilesIn(level, region),
             [&](const TileKey &key) { complete = complete && m_tiles.cache.contains(key); });
    return complete;
}

AffineMap WarpedPainter::mapTo(const QRectF &rect) const
{
    AffineMap map = m_toScreen;
    map.x0 -= rect.x();
    map.y0 -= rect.y();
    return map;
}

void WarpedPainter::paintOverview(QPainter &painter, const QRectF &rect) const
{
    if (!m_overview)
        return;
    painter.save();
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    paintPicture(painter, imageOf(*m_overview), m_tiles.slide()->facts().extent(), mapTo(rect), WarpSampling::nearest);
    painter.restore();
}

bool WarpedPainter::isFinal(const Level0Rect &region) const
{
    const int64_t colour = m_tiles.colour.currentNumber();
    bool isFinal = true;
    forTiles(m_tiles.layout.tilesIn(m_level, region), [&](const TileKey &key) {
        const std::optional<Tile> tile = m_tiles.cache.find(key);
        isFinal = isFinal && tile && tile->colour == colour;
    });
    return isFinal;
}

bool WarpedPainter::paint(QPainter &painter, const QRectF &rect, WarpSampling sampling) const
{
    const Level0Rect region = regionOf(rect);
    const AffineMap map = mapTo(rect);
    // The finest level of which every tile is there; what there is of finer ones lies over it.
    int base = m_level;
    const bool overviewOnly = isOverviewOnly(region);
    while (base < m_tiles.layout.levels() && (overviewOnly || !isComplete(base, region)))
        ++base;
    painter.save();
    painter.setRenderHint(QPainter::SmoothPixmapTransform, sampling == WarpSampling::smooth);
    if (base == m_tiles.layout.levels() && m_overview)
        paintPicture(painter, imageOf(*m_overview), m_tiles.slide()->facts().extent(), map, sampling);
    if (!overviewOnly)
        for (int level = std::min(base, m_tiles.layout.levels() - 1); level >= m_level; --level)
            paintLevel(painter, level, region, map, sampling);
    painter.restore();
    return overviewOnly ? m_overview != nullptr : isFinal(region);
}

void WarpedPainter::paintLevel(QPainter &painter, int level, const Level0Rect &region, const AffineMap &map,
                               WarpSampling sampling) const
{
    forTiles(m_tiles.layout.tilesIn(level, region), [&](const TileKey &key) {
        if (const std::optional<Tile> tile = m_tiles.cache.find(key))
            paintPicture(painter, imageOf(tile->shown()), m_tiles.layout.level0RectOf(key), map, sampling);
    });
}

void WarpedPainter::paintPicture(QPainter &painter, QImage image, const Level0Rect &place, const AffineMap &map,
                                 WarpSampling sampling) const
{
    // Bilinear sampling alone would skip pixels below half size.
    const double shrink = m_scale * image.width() / place.width;
    if (sampling == WarpSampling::smooth && shrink >= 2)
        image = image.scaled((image.size() / std::floor(shrink)).expandedTo({1, 1}), Qt::IgnoreAspectRatio,
                             Qt::SmoothTransformation);
    const QTransform base = painter.transform();
    AffineMap toLevel0;
    toLevel0.xx = place.width / image.width();
    toLevel0.yy = place.height / image.height();
    toLevel0.x0 = place.x;
    toLevel0.y0 = place.y;
    const double pixel = m_scale * image.width() / place.width; // of the screen, in those of the image
    painter.setTransform(transformOf(toLevel0.then(map)) * base);
    painter.drawImage(QRectF(0, 0, image.width() + overlap * pixel, image.height() + overlap * pixel), image);
    painter.setTransform(base);
}

} // namespace tessera::detail
