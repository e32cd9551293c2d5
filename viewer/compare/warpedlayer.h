#pragma once
#include "viewer/canvas/paintlayer.h"
#include "viewer/registration/slidetransform.h"
#include "viewer/tiles/tileengine.h"

#include <QHash>
#include <QImage>
#include <QPoint>
#include <QPolygonF>

#include <atomic>
#include <memory>
#include <optional>

namespace tessera {

namespace detail {
class WarpedPainter;
}

/// Paints a second slide over a canvas, moved, turned and stretched as a transform says, so that its tissue lies on
/// that of the first. Its tiles come through the canvas's own tile engine. The picture is kept in square blocks, so
/// that a pan renders only those that come into view; in each frame only as many are made as there is time for.
class WarpedLayer : public PaintLayer {
    Q_OBJECT
public:
    explicit WarpedLayer(std::shared_ptr<TileEngine> engine, QObject *parent = nullptr);
    ~WarpedLayer() override;

    /// `fromFirst` leads from the canvas's slide to this one. Null shows nothing.
    void setSlide(std::shared_ptr<const SlideSource> slide, const SlideTransform &fromFirst);
    const std::shared_ptr<const SlideSource> &slide() const { return m_slide; }
    const SlideTransform &transform() const { return m_transform; }

    /// Left of this part of the view's width the first slide is seen: 0 shows the second one everywhere.
    void setSplit(double part);
    /// What the canvas shows: where the view turns or zooms, what is painted is another one (see PaintQuality), and the
    /// split is to stay where it is on the screen.
    void setView(const Viewport &viewport) { m_view = viewport; }
    double split() const { return m_split; }

    /// What was painted last shows the tiles of the right level everywhere, well sampled.
    bool isSharp() const { return m_sharp; }

    void paint(QPainter &painter, const Viewport &viewport, PaintQuality quality) override;

private:
    struct Block {
        QImage picture;
        PaintQuality quality = PaintQuality::moving;
        int64_t arrivals = -1; ///< when it was made
        bool complete = false; ///< nothing stands in
    };

    void follow(const Viewport &viewport, PaintQuality quality);
    void request(const detail::WarpedPainter &warped, const Viewport &viewport);
    void takeArrivals();
    void takeColour();
    const std::shared_ptr<const Pixels> &shownOverview();
    QPolygonF secondSide(const Viewport &screen, const Viewport &painted) const;
    void paintBlocks(QPainter &painter, const detail::WarpedPainter &warped, const QRectF &visible, QPointF origin,
                     PaintQuality quality);
    bool isOutdated(const Block &block, PaintQuality quality) const;

    std::shared_ptr<TileEngine> m_engine;
    std::shared_ptr<const SlideSource> m_slide;
    std::shared_ptr<SlideTiles> m_tiles;
    std::shared_ptr<const Pixels> m_overview; ///< as shown
    std::optional<int64_t> m_overviewColour;  ///< number of the transform that it was made by
    SlideTransform m_transform;
    double m_split = 0;
    Viewport m_view; ///< of the canvas
    bool m_sharp = false;
    bool m_zooming = false; ///< or turning: no block would be used twice
    Viewport m_painted;     ///< the blocks are of its scale and orientation
    QHash<QPoint, Block> m_blocks;
    int64_t m_arrived = 0; ///< how often tiles have come
    std::optional<TileRange> m_requested;
    std::atomic<bool> m_announced = false; ///< takeArrivals() is on its way
    // What calls back comes last, so that its calls are over before anything else goes.
    SlideColour::Watch m_colourWatch;
    WantedTiles m_wanted;
};

} // namespace tessera
