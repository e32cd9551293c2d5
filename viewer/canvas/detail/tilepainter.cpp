#include "viewer/canvas/detail/tilepainter.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace tessera::detail {
namespace {

constexpr int64_t mostFinerTiles = 64; ///< for one missing tile: more would cost more than they show

QRect wholePixels(const QRectF &rect)
{
    const auto rounded = [](double value) { return static_cast<int>(std::floor(value + 0.5)); };
    return QRect(QPoint(rounded(rect.left()), rounded(rect.top())),
                 QPoint(rounded(rect.right()) - 1, rounded(rect.bottom()) - 1));
}

bool isTooMuch(const SlideTiles &tiles, const TileRange &range)
{
    const PixelRect first = tiles.layout.rectOf({range.level, 0, 0});
    const auto bytes = static_cast<std::size_t>(range.count() * first.width * first.height) * sizeof(uint32_t);
    const std::size_t forms = tiles.colour.current().transform->isIdentity() ? 1 : 2; // as read, and as shown
    return forms * bytes > tiles.cache.budget() / 2;
}

/// The tile's pixels, not copied: valid as long as the tile.
QImage imageOf(const Tile &tile)
{
    const Pixels &pixels = tile.shown();
    return QImage(reinterpret_cast<const uchar *>(pixels.data.data()), pixels.width, pixels.height,
                  static_cast<qsizetype>(pixels.width) * 4, QImage::Format_RGB32);
}

/// The average of four pixels, two channels at a time.
uint32_t average(uint32_t a, uint32_t b, uint32_t c, uint32_t d)
{
    constexpr uint32_t odd = 0x00FF00FF;
    const uint32_t low = (a & odd) + (b & odd) + (c & odd) + (d & odd) + 0x00020002;
    const uint32_t high = ((a >> 8) & odd) + ((b >> 8) & odd) + ((c >> 8) & odd) + ((d >> 8) & odd) + 0x00020002;
    return ((low >> 2) & odd) | ((high << 6) & ~odd);
}

/// Half as large, each pixel the average of four: bilinear sampling alone would skip pixels below half size.
QImage halved(const QImage &image)
{
    QImage half((image.width() + 1) / 2, (image.height() + 1) / 2, QImage::Format_RGB32);
    const int lastColumn = image.width() - 1;
    for (int y = 0; y < half.height(); ++y) {
        const auto *upper = reinterpret_cast<const uint32_t *>(image.constScanLine(2 * y));
        const auto *lower =
            reinterpret_cast<const uint32_t *>(image.constScanLine(std::min(2 * y + 1, image.height() - 1)));
        auto *out = reinterpret_cast<uint32_t *>(half.scanLine(y));
        const int pairs = image.width() / 2;
        for (int x = 0; x < pairs; ++x)
            out[x] = average(upper[2 * x], upper[2 * x + 1], lower[2 * x], lower[2 * x + 1]);
        if (pairs < half.width())
            out[pairs] = average(upper[lastColumn], upper[lastColumn], lower[lastColumn], lower[lastColumn]);
    }
    return half;
}

/// Draws the part of `image`, stretched over `target`, that shows in `clip`. Only that part is handed to QPainter,
/// whose coordinates end at 32767: an overview at the closest view is a million pixels wide.
void drawStretched(QPainter &painter, const QImage &image, const QRect &target, const QRect &clip)
{
    const double stepX = static_cast<double>(target.width()) / image.width();
    const double stepY = static_cast<double>(target.height()) / image.height();
    const auto first = [](double from, double step) {
        return std::max(0, static_cast<int>(std::floor(from / step)) - 1);
    };
    const auto last = [](double to, double step, int size) {
        return std::min(size, static_cast<int>(std::ceil(to / step)) + 1);
    };
    const int left = first(clip.left() - target.left(), stepX);
    const int top = first(clip.top() - target.top(), stepY);
    const int right = last(clip.right() + 1 - target.left(), stepX, image.width());
    const int bottom = last(clip.bottom() + 1 - target.top(), stepY, image.height());
    if (right <= left || bottom <= top)
        return;
    painter.drawImage(QRectF(target.left() + left * stepX, target.top() + top * stepY, (right - left) * stepX,
                             (bottom - top) * stepY),
                      image, QRectF(left, top, right - left, bottom - top));
}

void drawTile(QPainter &painter, const Tile &tile, const QRect &target, const QRect &clip, Sampling sampling)
{
    QImage image = imageOf(tile);
    while (sampling == Sampling::smooth && image.width() >= 2 * target.width() &&
           image.height() >= 2 * target.height() && image.width() > 1 && image.height() > 1)
        image = halved(image);
    if (image.size() == target.size())
        painter.drawImage(target.topLeft(), image);
    else
        drawStretched(painter, image, target, clip);
}

/// Says that what is seen here could not be read.
void drawDamage(QPainter &painter, const QRect &target)
{
    painter.fillRect(target, QBrush(QColor(128, 128, 128, 160), Qt::BDiagPattern));
}

} // namespace

TilePainter::TilePainter(SlideTiles &tiles, const QImage &overview, const Viewport &viewport, double coarseness)
    : m_tiles(tiles), m_overview(overview), m_upright(viewport.oriented({})), m_orientation(viewport.orientation()),
      m_corner(viewport.origin().toPoint()), m_level(tiles.layout.levelForScale(viewport.scale())),
      m_levelWhileZooming(isOneToOne() ? m_level : tiles.layout.levelForScale(coarseness * viewport.scale())),
      m_overviewOnly(tiles.layout.downsample(m_level) < viewport.scale() &&
                     isTooMuch(tiles, tiles.layout.tilesIn(m_level, viewport.visible()))),
      m_slide(wholePixels(m_upright.toDevice(viewport.extent())))
{
}

QRect TilePainter::viewRectOf(const TileKey &key) const
{
    return turnedPixels(m_orientation, rectOf(key).translated(origin())).translated(-m_corner);
}

QRect TilePainter::rectOf(const TileKey &key) const
{
    QRect rect = wholePixels(m_upright.toDevice(m_tiles.layout.level0RectOf(key)));
    // The levels of a pyramid are rounded to whole pixels and may end a little before or after level 0.
    if (key.column == m_tiles.layout.columns(key.level) - 1)
        rect.setRight(m_slide.right());
    if (key.row == m_tiles.layout.rows(key.level) - 1)
        rect.setBottom(m_slide.bottom());
    return rect;
}

QRgb surroundOf(const SlideFacts &facts)
{
    return facts.properties.contains("openslide.background-color") ? facts.background : 0xFF808080;
}

bool TilePainter::isOneToOne() const
{
    return m_orientation.isRightAngled() && std::abs(m_tiles.layout.downsample(m_level) / m_upright.scale() - 1) < 1e-9;
}

Level0Rect TilePainter::level0Of(const QRect &rect) const
{
    // A pixel more on each side: the edges of tiles are rounded to whole pixels.
    return m_upright.toLevel0(QRectF(rect.adjusted(-1, -1, 1, 1)));
}

QList<QRect> TilePainter::paint(QPainter &painter, const QRect &rect, Sampling sampling) const
{
    QList<QRect> missing;
    painter.setRenderHint(QPainter::SmoothPixmapTransform, sampling == Sampling::smooth);
    painter.setClipRect(rect);
    if (!m_slide.contains(rect))
        painter.fillRect(rect, QColor(surroundOf(m_tiles.slide()->facts())));

    if (m_overviewOnly) {
        drawStretched(painter, m_overview, m_slide, rect & m_slide);
        return {};
    }

    const int shown = sampling == Sampling::nearest ? m_levelWhileZooming : m_level;
    const QRect inside = rect & m_slide;
    const TileRange range = m_tiles.layout.tilesIn(shown, level0Of(inside));
    for (int64_t row = range.firstRow; row <= range.lastRow; ++row) {
        for (int64_t column = range.firstColumn; column <= range.lastColumn; ++column) {
            const TileKey key{shown, column, row};
            const QRect target = rectOf(key);
            const QRect part = target & inside;
            if (part.isEmpty())
                continue;
            painter.setClipRect(part);
            if (const std::optional<Tile> tile = m_tiles.cache.find(key)) {
                drawTile(painter, *tile, target, part, sampling);
                if (tile->damaged)
                    drawDamage(painter, target);
            } else {
                missing.append(part);
                paintStandIns(painter, shown, part, sampling);
            }
        }
    }
    return missing;
}

/// The tiles of `level` in `rect` that are in the cache; true when none is missing.
bool TilePainter::collect(int level, const QRect &rect, std::vector<Piece> &pieces) const
{
    bool complete = true;
    const TileRange range = m_tiles.layout.tilesIn(level, level0Of(rect));
    for (int64_t row = range.firstRow; row <= range.lastRow; ++row) {
        for (int64_t column = range.firstColumn; column <= range.lastColumn; ++column) {
            const TileKey key{level, column, row};
            const QRect target = rectOf(key);
            if (!target.intersects(rect))
                continue;
            if (std::optional<Tile> tile = m_tiles.cache.find(key); tile && !tile->damaged)
                pieces.push_back({std::move(*tile), target});
            else
                complete = false;
        }
    }
    return complete;
}

void TilePainter::paintStandIns(QPainter &painter, int missingLevel, const QRect &rect, Sampling sampling) const
{
    std::vector<Piece> coarser;
    bool complete = false;
    for (int level = missingLevel + 1; level < m_tiles.layout.levels() && !complete; ++level)
        complete = collect(level, rect, coarser);
    if (!complete)
        drawStretched(painter, m_overview, m_slide, rect);
    for (auto piece = coarser.rbegin(); piece != coarser.rend(); ++piece)
        drawTile(painter, piece->tile, piece->target, rect, sampling);

    std::vector<Piece> finer;
    for (int level = missingLevel - 1; level >= 0 && level >= missingLevel - 2; --level) {
        if (m_tiles.layout.tilesIn(level, level0Of(rect)).count() <= mostFinerTiles)
            collect(level, rect, finer);
    }
    for (const Piece &piece : finer)
        drawTile(painter, piece.tile, piece.target, rect, Sampling::nearest);
}

} // namespace tessera::detail
