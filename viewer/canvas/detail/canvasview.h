#pragma once
#include "viewer/canvas/detail/backingstore.h"
#include "viewer/canvas/detail/overviewreader.h"
#include "viewer/canvas/paintlayer.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace tessera::detail {

/// What SlideCanvas shows: one slide, one viewport, the tiles wanted for it and the pixels painted so far. Lives on the
/// GUI thread; what workers deliver comes in as one queued call, however many tiles it is.
class CanvasView : public QObject {
    Q_OBJECT
public:
    explicit CanvasView(std::size_t cacheBytes);
    ~CanvasView() override;

    void setSlide(std::shared_ptr<const SlideSource> slide);
    const std::shared_ptr<const SlideSource> &slide() const { return m_slide; }
    const Viewport &viewport() const { return m_viewport; }
    void setViewport(const Viewport &viewport);
    /// A view that showed the whole slide goes on to do so.
    void setScreen(QSize deviceSize, qreal devicePixelRatio);

    const QImage &overview() const { return m_overview; }
    TileStatistics statistics() const { return m_scheduler.statistics(); }
    bool isSharp() const;
    PaintQuality quality() const { return m_settle.isActive() ? PaintQuality::moving : PaintQuality::settled; }

    /// Paints `rect`; painter and rectangle count in device pixels. Takes a few milliseconds at most: what cannot be
    /// painted sharply in that time is announced by repaintNeeded.
    void paint(QPainter &painter, const QRect &rect);

Q_SIGNALS:
    void repaintNeeded(const QRect &deviceRect);
    void viewportChanged();
    void overviewChanged();
    void firstPixelsPainted();
    void settledSharp();

private:
    /// What two threads hand over.
    struct Arrivals {
        std::mutex mutex;
        std::vector<TileKey> tiles;
        std::shared_ptr<const SlideSource> overviewOf;
        Pixels overview;
    };

    TilePainter painter() const;
    QRect all() const { return QRect(QPoint(), m_viewport.deviceSize()); }
    void requestTiles(Prefetch prefetch);
    void addArrival(const TileKey &key);
    void takeArrivals();
    void takeOverview();
    void sharpen();
    void settle();
    void announceAfterPaint();

    std::size_t m_cacheBytes;
    std::shared_ptr<const SlideSource> m_slide;
    std::shared_ptr<SlideTiles> m_tiles;
    QImage m_overview;
    Viewport m_viewport;
    Level0Point m_movement;
    BackingStore m_store;
    Sampling m_sampling = Sampling::smooth;
    QTimer m_sharpen; ///< since the last change of scale
    QTimer m_settle;  ///< since the last change of any kind
    std::optional<TileRange> m_requested;
    bool m_firstPixelsAnnounced = false;
    bool m_sharpAnnounced = false;

    Arrivals m_arrivals;
    // Threads that call back come last, so that they are gone before anything else is.
    OverviewReader m_overviewReader;
    TileScheduler m_scheduler;
    WantedTiles m_wanted;
};

} // namespace tessera::detail
