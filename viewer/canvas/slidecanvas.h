#pragma once
#include "viewer/canvas/motion.h"
#include "viewer/canvas/paintlayer.h"
#include "viewer/canvas/viewport.h"
#include "viewer/slide/slidesource.h"
#include "viewer/tiles/tileengine.h"

#include <QImage>
#include <QTimer>
#include <QWidget>

#include <chrono>
#include <memory>
#include <optional>

namespace tessera {

namespace detail {
class CanvasView;
class FastPan;
class Mover;
class Navigation;
} // namespace detail

/// Shows a slide and lets the user move over it with mouse and keys. No file is read on the GUI thread: tiles come
/// from a TileScheduler, and until they are there coarser or finer ones and the overview stand in.
///
/// Mouse: left drag, middle drag and Space with left drag move the view (thrown without Ctrl, it glides on until a
/// press); the wheel zooms at the cursor (Shift and wheel moves sideways); double click zooms in; Z held and left drag
/// frame what shall fill the view. All other keys are the window's, which calls the verbs.
class SlideCanvas : public QWidget {
    Q_OBJECT
public:
    /// With a tile engine of its own.
    explicit SlideCanvas(QWidget *parent = nullptr, std::size_t cacheBytes = defaultCacheBytes());
    /// One of several canvases that share threads, memory and tiles. While it is hidden it asks for no tiles.
    explicit SlideCanvas(std::shared_ptr<TileEngine> tiles, QWidget *parent = nullptr);
    ~SlideCanvas() override;

    /// Shows the whole slide; null shows none. The previous slide's tiles are dropped.
    void setSlide(std::shared_ptr<const SlideSource> slide);
    const std::shared_ptr<const SlideSource> &slide() const;
    /// The user's own pixel pitch instead of the file's; only labels and magnifications change.
    void setMpp(std::optional<MicronsPerPixel> mpp);

    /// What is seen at this moment.
    const Viewport &viewport() const;
    /// Where a flight that is going on will end; viewport() while there is none. The verbs start from here, so that
    /// they add up.
    const Viewport &target() const;
    /// At once. Takes over centre, scale and orientation; size, pixel ratio and mpp stay the canvas's own.
    void setViewport(const Viewport &viewport);
    /// The same in a flight.
    void travelTo(const Viewport &viewport);

    /// On top of those added before; not owned. A layer that is destroyed is removed by itself.
    void addLayer(PaintLayer *layer);
    void removeLayer(PaintLayer *layer);

    /// The colours of the slide, shared by all views of it; null without a slide, another one with another slide.
    SlideColour *colour() const;
    /// Estimates the slide's stains from its overview (see SlideColour); nothing happens before that is read.
    void estimateStains();

    /// The whole slide in about 1024 px (2048 of an image without a pyramid), once it has been read; null until then.
    const QImage &overview() const;
    /// What is painted of the slide, without layers, in device pixels.
    QImage picture() const;
    /// What is around the slide there.
    QRgb surround() const;
    /// True when every visible tile is painted at its final level and resampled smoothly.
    bool isSharp() const;
    /// Of this canvas's tile engine, for benchmarks and the performance view.
    TileStatistics tileStatistics() const;

    /// Whether the view flies to where a verb sends it, in 150 ms, and glides on when it is thrown. The end is the
    /// same. Still at first.
    void setMotion(Motion motion, MotionClock clock = std::chrono::steady_clock::now);
    Motion motion() const;

    // The verbs of mouse and keys, for menus.
    void fit();
    void zoomIn();
    void zoomOut();
    /// A whole number of pixels where one is near; see Viewport::magnified().
    void zoomTo(Magnification magnification);
    /// To the letter. These two do nothing where mpp is unknown.
    void zoomToExactly(Magnification magnification);
    void zoomToPitch(Micrometres perDevicePixel);
    /// What is in this rectangle (logical pixels) fills the view.
    void zoomInto(const QRectF &rect);
    /// Level-0 pixels per device pixel, about the centre: what the digits do where mpp is unknown.
    void zoomToScale(double scale);
    /// In parts of the view: {0.1, 0} looks a tenth of a view further right.
    void panBy(QPointF views);
    void panToEdge(Edge edge);
    void centreOn(Level0Point point);
    /// Clockwise, about the centre of the view.
    void rotateBy(double degrees);
    void rotateTo(double degrees);
    /// What is seen on the left comes to the right.
    void flipHorizontally();
    void flipVertically();
    /// Neither turned nor mirrored.
    void resetOrientation();

    /// So fast and so long that what covers tissue should be out of the way; layers on the screen and the minimap are.
    bool isPanningFast() const { return m_panningFast; }

    QSize sizeHint() const override;

Q_SIGNALS:
    void slideChanged();
    void viewportChanged(const tessera::Viewport &viewport);
    /// A verb has sent the view from there to quite another place; target() is where it is going.
    void jumped(const tessera::Viewport &from);
    void panningFastChanged(bool fast);
    /// Empty when the cursor leaves the canvas or the slide.
    void cursorMoved(std::optional<tessera::Level0Point> point);
    void overviewChanged();
    /// Anything that colour() says is different now, for whatever reason.
    void colourChanged();
    /// Once per slide: the first frame that shows pixels of it is painted.
    void firstPixelsPainted();
    /// Each time a view has become isSharp() and is painted.
    void settledSharp();
    /// From within the paint event, whose length it says: note it and return.
    void framePainted(std::chrono::microseconds took);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;

private:
    void followScreen();
    void paintFrame(const QRect &logicalRect);
    void orient(const Orientation &orientation);
    void reportCursor(QPointF position);
    void jumpTo(const Viewport &target);
    void followPan();
    void setPanningFast(bool fast);
    void paintZoomBox(QPainter &painter) const;

    std::unique_ptr<detail::CanvasView> m_view;
    std::unique_ptr<detail::Mover> m_mover;
    std::unique_ptr<detail::Navigation> m_navigation;
    std::unique_ptr<detail::FastPan> m_fastPan;
    QTimer m_slowAgain;
    bool m_panningFast = false;
    QList<PaintLayer *> m_layers;
};

} // namespace tessera
