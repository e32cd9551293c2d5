#include "viewer/canvas/detail/canvasview.h"

#include <QPainter>

#include <utility>

namespace tessera::detail {
namespace {

constexpr int overviewSide = 1024;
/// Of an image without a pyramid, which has to be read as a whole anyway and may be all that is shown for long.
constexpr int overviewSideWithoutPyramid = 2048;
constexpr std::chrono::milliseconds stillTime(120);
constexpr std::chrono::microseconds improvingTime(6000); ///< of a frame's 16.7 ms

QImage imageOf(Pixels pixels)
{
    auto *owned = new Pixels(std::move(pixels));
    return QImage(
        reinterpret_cast<uchar *>(owned->data.data()), owned->width, owned->height,
        static_cast<qsizetype>(owned->width) * 4, QImage::Format_RGB32,
        [](void *pixels) { delete static_cast<Pixels *>(pixels); }, owned);
}

} // namespace

CanvasView::CanvasView(std::size_t cacheBytes)
    : m_cacheBytes(cacheBytes), m_overviewReader([this](std::shared_ptr<const SlideSource> slide, Pixels pixels) {
          {
              const std::lock_guard lock(m_arrivals.mutex);
              m_arrivals.overviewOf = std::move(slide);
              m_arrivals.overview = std::move(pixels);
          }
          QMetaObject::invokeMethod(this, &CanvasView::takeOverview, Qt::QueuedConnection);
      })
{
    m_sharpen.setSingleShot(true);
    m_sharpen.setInterval(stillTime);
    m_settle.setSingleShot(true);
    m_settle.setInterval(stillTime);
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
    m_tiles = m_slide ? std::make_shared<SlideTiles>(m_slide, m_cacheBytes) : nullptr;
    {
        const std::lock_guard lock(m_arrivals.mutex);
        m_arrivals.tiles.clear();
    }
    const bool pyramid = m_slide && m_slide->facts().levels.size() > 1;
    m_overviewReader.read(m_slide, pyramid ? overviewSide : overviewSideWithoutPyramid);
    const QSize size = m_viewport.deviceSize();
    const qreal ratio = m_viewport.devicePixelRatio();
    m_viewport = m_slide ? Viewport(m_slide->facts().extent(), size, ratio, m_slide->facts().mpp)
                         : Viewport().resized(size, ratio);
    m_movement = {};
    m_store.follow(m_viewport);
    m_store.forgetAll();
    requestTiles(Prefetch::none);
    m_settle.start();
    Q_EMIT overviewChanged();
    Q_EMIT viewportChanged();
    Q_EMIT repaintNeeded(all());
}

void CanvasView::setViewport(const Viewport &viewport)
{
    if (viewport == m_viewport)
        return;
    if (viewport.scale() != m_viewport.scale()) {
        m_sampling = Sampling::nearest;
        m_sharpen.start();
        m_movement = {};
    } else {
        m_movement = {viewport.centre().x - m_viewport.centre().x, viewport.centre().y - m_viewport.centre().y};
    }
    m_viewport = viewport;
    m_sharpAnnounced = false;
    m_store.follow(m_viewport);
    requestTiles(Prefetch::none);
    m_settle.start();
    Q_EMIT viewportChanged();
    Q_EMIT repaintNeeded(all());
}

void CanvasView::setScreen(QSize deviceSize, qreal devicePixelRatio)
{
    if (deviceSize == m_viewport.deviceSize() && devicePixelRatio == m_viewport.devicePixelRatio())
        return;
    const bool whole = m_viewport.isEmpty() || m_viewport == m_viewport.fitted();
    const Viewport resized = m_viewport.resized(deviceSize, devicePixelRatio);
    setViewport(whole ? resized.fitted() : resized);
}

TilePainter CanvasView::painter() const { return TilePainter(*m_tiles, m_overview, m_viewport); }

bool CanvasView::isSharp() const
{
    return m_slide && !m_overview.isNull() && !m_viewport.isEmpty() && m_store.isFinal() &&
           (m_sampling == Sampling::smooth || painter().isOneToOne());
}

void CanvasView::requestTiles(Prefetch prefetch)
{
    if (!m_tiles || m_viewport.isEmpty())
        return;
    const TileLayout &layout = m_tiles->layout;
    const TileRange visible = layout.tilesIn(layout.levelForScale(m_viewport.scale()), m_viewport.visible());
    if (prefetch == Prefetch::none && m_requested == visible)
        return;
    m_requested = visible;
    if (painter().isOverviewOnly()) {
        m_wanted = {};
        return;
    }
    const std::vector<WantedTile> wanted =
        planTiles(layout, {m_viewport.visible(), m_viewport.scale(), m_movement}, prefetch);
    m_wanted = m_scheduler.request(m_tiles, wanted, [this](const TileKey &key) { addArrival(key); });
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
    for (const TileKey &key : tiles) {
        if (key.level == tilePainter.level())
            m_store.improve(tilePainter.deviceRectOf(key));
        else if (key.level > tilePainter.level())
            m_store.improveStandIns(tilePainter.deviceRectOf(key));
    }
    if (const QRegion improvable = m_store.improvable(); !improvable.isEmpty())
        Q_EMIT repaintNeeded(improvable.boundingRect());
}

void CanvasView::takeOverview()
{
    {
        const std::lock_guard lock(m_arrivals.mutex);
        if (!m_slide || m_arrivals.overviewOf != m_slide)
            return;
        m_overview = imageOf(std::exchange(m_arrivals.overview, {}));
        m_arrivals.overviewOf.reset();
    }
    m_store.forgetAll();
    Q_EMIT overviewChanged();
    Q_EMIT repaintNeeded(all());
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
    requestTiles(Prefetch::neighbours);
    Q_EMIT repaintNeeded(all()); // layers may paint finer now
}

void CanvasView::paint(QPainter &painter, const QRect &rect)
{
    if (!m_slide || m_overview.isNull() || m_viewport.isEmpty()) {
        painter.fillRect(rect, QColor(surroundColour));
        return;
    }
    m_store.refresh(this->painter(), m_sampling, rect, improvingTime);
    m_store.copyTo(painter, rect);
    announceAfterPaint();
    if (const QRegion improvable = m_store.improvable(); !improvable.isEmpty()) {
        // Not from within the paint event, where Qt would lose it.
        QMetaObject::invokeMethod(
            this, [this] { Q_EMIT repaintNeeded(m_store.improvable().boundingRect()); }, Qt::QueuedConnection);
    }
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
