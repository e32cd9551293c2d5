#include "viewer/compare/warpedlayer.h"

#include "viewer/compare/detail/warpedpainter.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace tessera {
namespace {

using detail::WarpedPainter;
using detail::WarpSampling;

constexpr int blockSize = 256; ///< device pixels
/// About three 4K views; the blocks of a long pan are not kept for ever.
constexpr qsizetype mostBlocks = 400;
constexpr std::chrono::microseconds paintingTime(7000); ///< of a frame's 16.7 ms, for blocks that have to be made
constexpr QRgb glass = 0xFFF2F3F2;

int blockOf(double devicePixel) { return static_cast<int>(std::floor(devicePixel / blockSize)); }

/// The blocks in the rectangle: the outermost are made whole, for the pan to come.
QRectF wholeBlocks(const QRectF &rect)
{
    const QPointF first(blockOf(rect.left()), blockOf(rect.top()));
    const QPointF end(blockOf(rect.right() - 1) + 1, blockOf(rect.bottom() - 1) + 1);
    return QRectF(first * blockSize, end * blockSize);
}

} // namespace

WarpedLayer::WarpedLayer(std::shared_ptr<TileEngine> engine, QObject *parent)
    : PaintLayer(parent), m_engine(std::move(engine))
{
}

WarpedLayer::~WarpedLayer() = default;

void WarpedLayer::setSlide(std::shared_ptr<const SlideSource> slide, const SlideTransform &fromFirst)
{
    m_wanted = {};
    m_colourWatch = {};
    m_requested.reset();
    m_slide = std::move(slide);
    m_tiles = m_slide ? m_engine->tilesOf(m_slide) : nullptr;
    if (m_tiles)
        m_colourWatch = m_tiles->colour.watch(
            [this] { QMetaObject::invokeMethod(this, &WarpedLayer::takeColour, Qt::QueuedConnection); });
    m_overview.reset();
    m_overviewColour.reset();
    m_transform = fromFirst;
    m_blocks.clear();
    m_sharp = false;
    Q_EMIT changed();
}

void WarpedLayer::setSplit(double part)
{
    const double within = std::clamp(part, 0.0, 1.0);
    if (within == m_split)
        return;
    m_split = within;
    Q_EMIT changed();
}

void WarpedLayer::follow(const Viewport &viewport, PaintQuality quality)
{
    if (viewport.scale() != m_painted.scale() || viewport.orientation() != m_painted.orientation()) {
        m_blocks.clear();
        m_zooming = !m_painted.isEmpty();
    } else if (m_blocks.size() > mostBlocks) {
        m_blocks.clear();
    }
    m_zooming = m_zooming && quality == PaintQuality::moving;
    m_painted = viewport;
}

void WarpedLayer::request(const WarpedPainter &warped, const Viewport &viewport)
{
    const Level0Rect region = warped.regionOf(wholeBlocks(QRectF(viewport.origin(), QSizeF(viewport.deviceSize()))));
    const TileRange range = m_tiles->layout.tilesIn(warped.level(), region);
    if (m_requested == range)
        return;
    m_requested = range;
    m_tiles->cache.setFocus({warped.level(), m_transform(viewport.centre())});
    const std::vector<WantedTile> wanted = warped.isOverviewOnly(region)
                                               ? std::vector<WantedTile>()
                                               : planTiles(m_tiles->layout, {region, warped.scale()});
    m_wanted = m_engine->scheduler().request(m_tiles, wanted, [this](const TileKey &) {
        if (!m_announced.exchange(true))
            QMetaObject::invokeMethod(this, &WarpedLayer::takeArrivals, Qt::QueuedConnection);
    });
}

/// Blocks in which something stands in are made anew in the next frames.
void WarpedLayer::takeArrivals()
{
    m_announced = false;
    ++m_arrived;
    Q_EMIT changed();
}

/// The tiles are asked for again: in other colours.
void WarpedLayer::takeColour()
{
    m_requested.reset();
    for (Block &block : m_blocks) {
        block.complete = false;
        block.arrivals = -1;
    }
    Q_EMIT changed();
}

/// Null until a canvas that shows the slide has read it.
const std::shared_ptr<const Pixels> &WarpedLayer::shownOverview()
{
    const NumberedTransform colour = m_tiles->colour.current();
    if (const auto read = m_tiles->overview(); read && m_overviewColour != colour.number) {
        m_overview =
            colour.transform->isIdentity() ? read : std::make_shared<const Pixels>(colour.transform->applied(*read));
        m_overviewColour = colour.number;
    }
    return m_overview;
}

/// Right of the split on the screen, in what is painted.
QPolygonF WarpedLayer::secondSide(const Viewport &screen, const Viewport &painted) const
{
    QRectF side({}, QSizeF(screen.deviceSize()));
    side.setLeft(std::floor(m_split * side.width()));
    QPolygonF corners;
    for (const QPointF corner : {side.topLeft(), side.topRight(), side.bottomRight(), side.bottomLeft()})
        corners << (screen == painted ? corner : painted.toDevice(screen.toLevel0(corner)));
    return corners;
}

void WarpedLayer::paint(QPainter &painter, const Viewport &viewport, PaintQuality quality)
{
    if (!m_tiles || viewport.isEmpty())
        return;
    follow(viewport, quality);
    const WarpedPainter warped(*m_tiles, shownOverview(), m_transform, viewport);
    request(warped, viewport);
    const bool isScreen = m_split == 0 || m_view.isEmpty() || m_view == viewport;
    const QPolygonF second = secondSide(isScreen ? viewport : m_view, viewport);
    const QRectF visible = second.boundingRect().toAlignedRect() & QRect({}, viewport.deviceSize());
    if (visible.isEmpty())
        return;
    if (isScreen) {
        painter.setClipRect(visible, Qt::IntersectClip);
    } else {
        QPainterPath path;
        path.addPolygon(second);
        painter.setClipPath(path, Qt::IntersectClip);
    }
    painter.fillRect(visible, QColor(glass));
    const QPointF origin = viewport.origin();
    if (m_zooming) {
        m_sharp = false;
        painter.translate(visible.topLeft());
        warped.paint(painter, visible.translated(origin), WarpSampling::nearest);
    } else {
        paintBlocks(painter, warped, visible.translated(origin), origin, quality);
    }
}

bool WarpedLayer::isOutdated(const Block &block, PaintQuality quality) const
{
    const bool canBeFilled = !block.complete && block.arrivals != m_arrived;
    const bool canBeSmoothed = block.quality == PaintQuality::moving && quality == PaintQuality::settled;
    return canBeFilled || canBeSmoothed;
}

void WarpedLayer::paintBlocks(QPainter &painter, const WarpedPainter &warped, const QRectF &visible, QPointF origin,
                              PaintQuality quality)
{
    const auto start = std::chrono::steady_clock::now();
    m_sharp = true;
    bool late = false;
    QRegion unmade; // there was no time, and nothing older
    for (int y = blockOf(visible.top()); y <= blockOf(visible.bottom() - 1); ++y) {
        for (int x = blockOf(visible.left()); x <= blockOf(visible.right() - 1); ++x) {
            Block &block = m_blocks[{x, y}];
            const QRectF place(QPointF(x, y) * blockSize, QSizeF(blockSize, blockSize));
            if (isOutdated(block, quality) && std::chrono::steady_clock::now() - start < paintingTime) {
                QImage picture(blockSize, blockSize, QImage::Format_RGB32);
                picture.fill(glass);
                QPainter blockPainter(&picture);
                const auto sampling = quality == PaintQuality::settled ? WarpSampling::smooth : WarpSampling::nearest;
                const bool complete = warped.paint(blockPainter, place, sampling);
                block = {picture, quality, m_arrived, complete};
            }
            late = late || isOutdated(block, quality);
            m_sharp = m_sharp && block.complete && block.quality == PaintQuality::settled;
            if (block.picture.isNull())
                unmade += place.translated(-origin).toRect();
            else
                painter.drawImage(place.topLeft() - origin, block.picture);
        }
    }
    if (!unmade.isEmpty()) {
        painter.setClipRegion(unmade, Qt::IntersectClip);
        warped.paintOverview(painter, QRectF(origin, QSizeF()));
    }
    if (late) // not from within the paint event, where Qt would lose it
        QMetaObject::invokeMethod(this, &PaintLayer::changed, Qt::QueuedConnection);
}

} // namespace tessera
