#pragma once
#include "viewer/canvas/detail/backingstore.h"
#include "viewer/canvas/detail/movingframe.h"
#include "viewer/canvas/detail/overviewreader.h"
#include "viewer/canvas/paintlayer.h"
#include "viewer/tiles/tileengine.h"
#include "viewer/tiles/viewmotion.h"

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
    explicit CanvasView(std::shared_ptr<TileEngine> engine);
    ~CanvasView() override;

    void setSlide(std::shared_ptr<const SlideSource> slide);
    const std::shared_ptr<const SlideSource> &slide() const { return m_slide; }
    const Viewport &viewport() const { return m_viewport; }
    /// On its way to `destination`, which is the view itself where it stands or is moved by hand: what has to be read
    /// is what will be seen there.
    void setViewport(const Viewport &viewport, const Viewport &destination);
    /// The view goes on to `destination`.
    void expect(const Viewport &destination);
    /// A view that showed the whole slide goes on to do so.
    void setScreen(QSize deviceSize, qreal devicePixelRatio);

    /// As shown.
    const QImage &overview() const { return m_overview; }
    /// As read; null until it is.
    std::shared_ptr<const Pixels> overviewAsRead() const { return m_tiles ? m_tiles->overview() : nullptr; }
    /// Of the slide, shared by all its views; null without one.
    SlideColour *colour() const { return m_tiles ? &m_tiles->colour : nullptr; }
    /// What has been painted.
    QImage picture() const;
    TileStatistics statistics() const { return m_engine->scheduler().statistics(); }
    /// Nobody sees the view: it asks for no tiles until it is resumed, so that those who are seen come first.
    void pause();
    void resume();
    bool isSharp() const;
    PaintQuality quality() const { return m_settle.isActive() ? PaintQuality::moving : PaintQuality::settled; }

    /// Paints `rect` with the layers over it, in their order, those on the screen last; painter and rectangle count in
    /// device pixels. Takes a few milliseconds at most: what cannot be painted sharply in that time is announced by
    /// repaintNeeded.
    void paint(QPainter &painter, const QRect &rect, const QList<PaintLayer *> &layers);

Q_SIGNALS:
    void repaintNeeded(const QRect &deviceRect);
    void viewportChanged();
    void overviewChanged();
    void colourChanged();
    void firstPixelsPainted();
    void settledSharp();

private:
    /// What two threads hand over.
    struct Arrivals {
        std::mutex mutex;
        std::vector<TileKey> tiles;
        ShownOverview overview;
    };

    TilePainter painter() const;
    /// It zooms or turns: frames are painted as a whole.
    bool isInMotion() const { return m_sampling == Sampling::nearest && !painter().isOneToOne(); }
    QRect all() const { return QRect(QPoint(), m_viewport.deviceSize()); }
    TileView tileView() const { return {m_destination.visible(), m_destination.scale()}; }
    void followMotion();
    void lookAhead();
    void requestTiles();
    bool isNearView(const WantedTile &tile) const;
    void addArrival(const TileKey &key);
    void takeArrivals();
    QImage readOverview();
    void renewOverview();
    void showOverview(const QImage &overview);
    void takeOverview();
    void takeColour();
    void askForColours();
    template <typename Use>
    void forEachVisibleTile(Use use);
    void lookForColours();
    void sharpen();
    void settle();
    void paintKept(QPainter &painter, const QRect &rect);
    void announceAfterPaint();

    std::shared_ptr<TileEngine> m_engine;
    std::shared_ptr<const SlideSource> m_slide;
    std::shared_ptr<SlideTiles> m_tiles;
    int64_t m_colour = 0;          ///< number of the transform that the tiles were last asked for
    bool m_coloursPending = false; ///< some visible ones have not come since
    QImage m_overview;
    Viewport m_viewport;
    Viewport m_destination; ///< of the view's flight; the view itself else
    ViewMotion m_motion;
    BackingStore m_store;
    MovingFrame m_moving;
    Sampling m_sampling = Sampling::smooth;
    QTimer m_sharpen; ///< since the last change of scale
    QTimer m_settle;  ///< since the last change of any kind
    QTimer m_lookAhead;
    std::optional<TileRange> m_requested;
    QPointF m_requestedAt; ///< where the view stood then (its origin)
    bool m_requestedAhead = false;
    bool m_paused = false;
    bool m_firstPixelsAnnounced = false;
    bool m_sharpAnnounced = false;

    Arrivals m_arrivals;
    // Threads that call back come last, so that they are gone before anything else is.
    OverviewReader m_overviewReader;
    WantedTiles m_wanted;
    WantedTiles m_recoloured; ///< what is kept of the slide without being in view
    SlideColour::Watch m_colourWatch;
};

} // namespace tessera::detail
