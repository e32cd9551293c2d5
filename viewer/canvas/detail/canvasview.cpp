#include "viewer/canvas/detail/canvasview.h"

#include <QPainter>

#include <algorithm>
#include <iterator>
#include <utility>

namespace tessera::detail {
namespace {

constexpr std::chrono::milliseconds stillTime(120);
constexpr std::chrono::milliseconds arrivedTime(30); ///< after a flight: nobody goes on with it by hand
/// Device pixels by which a view that lies askew may move before the tiles in its corners are asked for anew.
constexpr double askewMargin = 64;
constexpr std::chrono::microseconds improvingTime(6000); ///< of a frame's 16.7 ms

} // namespace

CanvasView::CanvasView(std::shared_ptr<TileEngine> engine)
    : m_engine(std::move(engine)), m_overviewReader([this](ShownOverview overview) {
          {
              const std::lock_guard lock(m_arrivals.mutex);
              m_arrivals.overview = std::move(overview);
          }
          QMetaObject::invokeMethod(this, &CanvasView::takeOverview, Qt::QueuedConnection);
      })
{
    m_sharpen.setSingleShot(true);
    m_sharpen.setInterval(stillTime);
    m_settle.setSingleShot(true);
    m_settle.setInterval(stillTime);
    m_lookAhead.setSingleShot(true);
    m_lookAhead.setTimerType(Qt::PreciseTimer);
    connect(&m_lookAhead, &QTimer::timeout, this, &CanvasView::lookAhead);
    connect(&m_sharpen, &QTimer::timeout, this, &CanvasView::sharpen);
    connect(&m_settle, &QTimer::timeout, this, &CanvasView::settle);
}

CanvasView::~CanvasView() = default;

void CanvasView::setSlide(std::shared_ptr<const SlideSource> slide)
{
    m_slide = std::move(slide);
    m_wanted = {};
    m_requested.reset();
    m_overview = {};
    m_firstPixelsAnnounced = false;
    m_sharpAnnounced = false;
    m_sampling = Sampling::smooth;
    m_coloursPending = false;
    m_recoloured = {};
    m_colourWatch = {};
    m_tiles = m_slide ? m_engine->tilesOf(m_slide) : nullptr;
    if (m_tiles) {
        m_colourWatch = m_tiles->colour.watch(
            [this] { QMetaObject::invokeMethod(this, &CanvasView::takeColour, Qt::QueuedConnection); });
        m_colour = m_tiles->colour.currentNumber();
    }
    {
        const std::lock_guard lock(m_arrivals.mutex);
        m_arrivals.tiles.clear();
    }
    if (const QImage known = readOverview(); !known.isNull())
        m_overview = known;
    const QSize size = m_viewport.deviceSize();
    const qreal ratio = m_viewport.devicePixelRatio();
    m_viewport = m_slide ? Viewport(m_slide->facts().extent(), size, ratio, m_slide->facts().mpp)
                         : Viewport().resized(size, ratio);
    m_destination = m_viewport;
    m_motion.reset();
    m_store.follow(m_viewport);
    m_store.forgetAll();
    followMotion();
    m_settle.start();
    Q_EMIT overviewChanged();
    Q_EMIT viewportChanged();
    Q_EMIT repaintNeeded(all());
}

void CanvasView::setViewport(const Viewport &viewport, const Viewport &destination)
{
    const bool arrived = viewport == destination && m_viewport != m_destination;
    expect(destination);
    if (viewport == m_viewport)
        return;
    if (viewport.scale() != m_viewport.scale() || viewport.orientation() != m_viewport.orientation()) {
        m_sampling = Sampling::nearest;
        m_sharpen.start(arrived ? arrivedTime : stillTime);
    }
    m_viewport = viewport;
    m_sharpAnnounced = false;
    m_store.follow(m_viewport);
    m_settle.start();
    Q_EMIT viewportChanged();
    Q_EMIT repaintNeeded(all());
}

void CanvasView::expect(const Viewport &destination)
{
    if (destination == m_destination)
        return;
    m_destination = destination;
    followMotion();
}

void CanvasView::setScreen(QSize deviceSize, qreal devicePixelRatio)
{
    if (deviceSize == m_viewport.deviceSize() && devicePixelRatio == m_viewport.devicePixelRatio())
        return;
    const bool whole = m_viewport.isEmpty() || m_viewport == m_viewport.fitted();
    const Viewport resized = m_viewport.resized(deviceSize, devicePixelRatio);
    const Viewport next = whole ? resized.fitted() : resized;
    setViewport(next, next);
}

TilePainter CanvasView::painter() const { return TilePainter(*m_tiles, m_overview, m_viewport); }

bool CanvasView::isSharp() const
{
    return m_slide && !m_overview.isNull() && !m_viewport.isEmpty() && m_store.isFinal() && !m_coloursPending &&
           (m_sampling == Sampling::smooth || painter().isOneToOne());
}

void CanvasView::pause()
{
    m_paused = true;
    m_lookAhead.stop();
    m_wanted = {};
    m_requested.reset();
    m_store.release(); // (a view of a 4K screen is 33 MB, and tabs may be many)
    m_moving = {};
}

void CanvasView::resume()
{
    if (!std::exchange(m_paused, false))
        return;
    if (m_coloursPending)
        askForColours();
    followMotion();
    Q_EMIT repaintNeeded(all());
}

/// Visible tiles are asked for at once, others when it is clear where the view is going.
void CanvasView::followMotion()
{
    if (m_paused || !m_tiles || m_destination.isEmpty())
        return;
    m_motion.follow(tileView(), std::chrono::steady_clock::now());
    requestTiles();
    if (!m_lookAhead.isActive())
        m_lookAhead.start(ViewMotion::patience);
}

void CanvasView::lookAhead()
{
    requestTiles();
    const auto now = std::chrono::steady_clock::now();
    if (const auto next = m_motion.nextLook(now))
        m_lookAhead.start(std::chrono::ceil<std::chrono::milliseconds>(*next - now));
}

void CanvasView::requestTiles()
{
    if (m_paused || !m_tiles || m_destination.isEmpty())
        return;
    const TileLayout &layout = m_tiles->layout;
    const int level = layout.levelForScale(m_destination.scale());
    const TileRange visible = layout.tilesIn(level, m_destination.visible());
    // Askew, other tiles may come into view while the rectangle around them stays the same.
    const bool askew = !m_destination.orientation().isRightAngled();
    const bool moved = askew && (m_destination.origin() - m_requestedAt).manhattanLength() > askewMargin;
    const std::optional<Outlook> outlook = m_motion.outlook(std::chrono::steady_clock::now());
    const bool known = m_requested == visible && !moved && (!outlook || (m_requestedAhead && !outlook->resting));
    if (known)
        return;
    m_requested = visible;
    m_requestedAhead = outlook.has_value();
    m_requestedAt = m_destination.origin();
    m_tiles->cache.setFocus({level, m_destination.centre()});
    if (TilePainter(*m_tiles, m_overview, m_destination).isOverviewOnly()) {
        m_wanted = {};
        return;
    }
    std::vector<WantedTile> wanted = planTiles(layout, tileView(), outlook);
    if (askew)
        std::erase_if(wanted, [this](const WantedTile &tile) { return !isNearView(tile); });
    m_wanted = m_engine->scheduler().request(m_tiles, wanted, [this](const TileKey &key) { addArrival(key); });
}

/// Not in a corner of the rectangle around a view that lies askew.
bool CanvasView::isNearView(const WantedTile &tile) const
{
    const QRectF seen = m_destination.toDevice(m_tiles->layout.level0RectOf(tile.key));
    const bool ahead = tile.use == TileUse::prefetch;
    const double acrossMargin = ahead ? seen.width() : askewMargin;
    const double downMargin = ahead ? seen.height() : askewMargin;
    return seen.intersects(QRectF(QPointF(), QSizeF(m_destination.deviceSize()))
                               .adjusted(-acrossMargin, -downMargin, acrossMargin, downMargin));
}

/// On a worker thread.
void CanvasView::addArrival(const TileKey &key)
{
    bool first = false;
    {
        const std::lock_guard lock(m_arrivals.mutex);
        first = m_arrivals.tiles.empty();
        m_arrivals.tiles.push_back(key);
    }
    if (first)
        QMetaObject::invokeMethod(this, &CanvasView::takeArrivals, Qt::QueuedConnection);
}

void CanvasView::takeArrivals()
{
    std::vector<TileKey> tiles;
    {
        const std::lock_guard lock(m_arrivals.mutex);
        tiles.swap(m_arrivals.tiles);
    }
    if (!m_tiles || m_overview.isNull() || m_viewport.isEmpty())
        return;
    const TilePainter tilePainter = painter();
    lookForColours();
    for (const TileKey &key : tiles) {
        if (key.level == tilePainter.level())
            m_store.improve(tilePainter.viewRectOf(key));
        else if (key.level > tilePainter.level())
            m_store.improveStandIns(tilePainter.viewRectOf(key));
    }
    if (const QRegion improvable = m_store.improvable(); !improvable.isEmpty())
        Q_EMIT repaintNeeded(improvable.boundingRect());
}

void CanvasView::sharpen()
{
    m_sampling = Sampling::smooth;
    if (!m_tiles || m_overview.isNull() || m_viewport.isEmpty())
        return;
    if (!painter().isOneToOne())
        m_store.improve(all());
    Q_EMIT repaintNeeded(all());
}

void CanvasView::settle()
{
    // A tile that came into the cache just before it was asked for again is announced to nobody.
    if (m_tiles && !m_overview.isNull() && !m_viewport.isEmpty())
        m_store.improveStandIns(all());
    lookForColours();
    Q_EMIT repaintNeeded(all()); // layers may paint finer now
}

void CanvasView::paint(QPainter &painter, const QRect &rect, const QList<PaintLayer *> &layers)
{
    if (!m_slide || m_overview.isNull() || m_viewport.isEmpty()) {
        painter.fillRect(rect, QColor(m_slide ? surroundOf(m_slide->facts()) : emptyColour));
        return;
    }
    QList<PaintLayer *> onSlide;
    QList<PaintLayer *> onScreen;
    std::partition_copy(layers.begin(), layers.end(), std::back_inserter(onScreen), std::back_inserter(onSlide),
                        [](const PaintLayer *layer) { return layer->isOnScreen(); });
    if (isInMotion()) {
        m_moving.paint(painter, rect, m_viewport, *m_tiles, m_overview, onSlide);
        onSlide.clear();
    } else {
        paintKept(painter, rect);
    }
    painter.setClipRect(rect);
    for (PaintLayer *layer : onSlide + onScreen) {
        painter.save();
        layer->paint(painter, m_viewport, quality());
        painter.restore();
    }
    announceAfterPaint();
}

void CanvasView::paintKept(QPainter &painter, const QRect &rect)
{
    m_store.refresh(this->painter(), m_sampling, rect, improvingTime);
    m_store.copyTo(painter, rect);
    if (const QRegion improvable = m_store.improvable(); !improvable.isEmpty()) {
        // Not from within the paint event, where Qt would lose it.
        QMetaObject::invokeMethod(
            this, [this] { Q_EMIT repaintNeeded(m_store.improvable().boundingRect()); }, Qt::QueuedConnection);
    }
}

QImage CanvasView::picture() const
{
    QImage picture(m_viewport.deviceSize(), QImage::Format_RGB32);
    picture.fill(QColor(m_slide ? surroundOf(m_slide->facts()) : emptyColour));
    QPainter painter(&picture);
    if (!m_slide || m_overview.isNull())
        return picture;
    if (isInMotion())
        MovingFrame().paint(painter, all(), m_viewport, *m_tiles, m_overview, {});
    else
        m_store.copyTo(painter, all());
    return picture;
}

/// Queued: those who listen may do anything, but not while a paint event is going on.
void CanvasView::announceAfterPaint()
{
    if (!std::exchange(m_firstPixelsAnnounced, true))
        QMetaObject::invokeMethod(this, &CanvasView::firstPixelsPainted, Qt::QueuedConnection);
    if (isSharp() && !std::exchange(m_sharpAnnounced, true))
        QMetaObject::invokeMethod(this, &CanvasView::settledSharp, Qt::QueuedConnection);
}

} // namespace tessera::detail
