#include "viewer/canvas/slidecanvas.h"

#include "viewer/canvas/accentcolour.h"
#include "viewer/canvas/detail/canvasview.h"
#include "viewer/canvas/detail/fastpan.h"
#include "viewer/canvas/detail/mover.h"
#include "viewer/canvas/detail/navigation.h"

#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QPaintEvent>
#include <QPainter>

#include <cmath>

namespace tessera {
namespace {

constexpr double zoomStep = 1.5;
constexpr int zoomBoxAlpha = 40; ///< of its filling, of 255

/// The device pixels that logical pixels touch, and the other way round.
QRect scaledOutwards(const QRect &rect, qreal factor)
{
    return QRectF(QPointF(rect.topLeft()) * factor, QSizeF(rect.size()) * factor).toAlignedRect();
}

} // namespace

SlideCanvas::SlideCanvas(QWidget *parent, std::size_t cacheBytes)
    : SlideCanvas(std::make_shared<TileEngine>(cacheBytes), parent)
{
}

SlideCanvas::SlideCanvas(std::shared_ptr<TileEngine> tiles, QWidget *parent)
    : QWidget(parent), m_view(std::make_unique<detail::CanvasView>(std::move(tiles))),
      m_mover(std::make_unique<detail::Mover>(*m_view)),
      m_navigation(std::make_unique<detail::Navigation>(*this, *m_mover)),
      m_fastPan(std::make_unique<detail::FastPan>())
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Slide"));
    connect(m_view.get(), &detail::CanvasView::repaintNeeded, this,
            [this](const QRect &deviceRect) { update(scaledOutwards(deviceRect, 1 / viewport().devicePixelRatio())); });
    m_slowAgain.setSingleShot(true);
    m_slowAgain.setInterval(detail::FastPan::lingering);
    connect(&m_slowAgain, &QTimer::timeout, this, [this] { setPanningFast(false); });
    connect(m_view.get(), &detail::CanvasView::viewportChanged, this, [this] {
        followPan();
        Q_EMIT viewportChanged(viewport());
        if (underMouse())
            reportCursor(mapFromGlobal(QPointF(QCursor::pos())));
    });
    connect(m_view.get(), &detail::CanvasView::overviewChanged, this, &SlideCanvas::overviewChanged);
    connect(m_view.get(), &detail::CanvasView::colourChanged, this, &SlideCanvas::colourChanged);
    connect(m_view.get(), &detail::CanvasView::firstPixelsPainted, this, &SlideCanvas::firstPixelsPainted);
    connect(m_view.get(), &detail::CanvasView::settledSharp, this, &SlideCanvas::settledSharp);
    followScreen();
}

SlideCanvas::~SlideCanvas() = default;

void SlideCanvas::setSlide(std::shared_ptr<const SlideSource> slide)
{
    m_mover->stop();
    m_view->setSlide(std::move(slide));
    Q_EMIT slideChanged();
}

const std::shared_ptr<const SlideSource> &SlideCanvas::slide() const { return m_view->slide(); }

void SlideCanvas::setMpp(std::optional<MicronsPerPixel> mpp) { m_mover->jumpTo(m_mover->target().withMpp(mpp)); }

const Viewport &SlideCanvas::viewport() const { return m_view->viewport(); }

void SlideCanvas::setViewport(const Viewport &wanted)
{
    if (!viewport().isEmpty())
        m_mover->jumpTo(viewport().seenAs(wanted));
}

void SlideCanvas::travelTo(const Viewport &wanted)
{
    if (!viewport().isEmpty())
        jumpTo(viewport().seenAs(wanted));
}

void SlideCanvas::addLayer(PaintLayer *layer)
{
    if (m_layers.contains(layer))
        return;
    m_layers.append(layer);
    connect(layer, &PaintLayer::changed, this, qOverload<>(&QWidget::update));
    connect(layer, &QObject::destroyed, this, [this, layer] {
        m_layers.removeOne(layer);
        update();
    });
    update();
}

void SlideCanvas::removeLayer(PaintLayer *layer)
{
    if (!m_layers.removeOne(layer))
        return;
    layer->disconnect(this);
    update();
}

SlideColour *SlideCanvas::colour() const { return m_view->colour(); }

void SlideCanvas::estimateStains()
{
    if (const auto overview = m_view->overviewAsRead())
        colour()->estimateStains(overview);
}

const QImage &SlideCanvas::overview() const { return m_view->overview(); }

QImage SlideCanvas::picture() const { return m_view->picture(); }

QRgb SlideCanvas::surround() const { return slide() ? detail::surroundOf(slide()->facts()) : detail::emptyColour; }

bool SlideCanvas::isSharp() const { return m_view->isSharp(); }

TileStatistics SlideCanvas::tileStatistics() const { return m_view->statistics(); }

void SlideCanvas::setMotion(Motion motion, MotionClock clock) { m_mover->setMotion(motion, std::move(clock)); }

Motion SlideCanvas::motion() const { return m_mover->motion(); }

const Viewport &SlideCanvas::target() const { return m_mover->target(); }

void SlideCanvas::jumpTo(const Viewport &target)
{
    const Viewport from = this->target();
    m_mover->travelTo(target);
    Q_EMIT jumped(from);
}

void SlideCanvas::fit() { jumpTo(target().fitted()); }

void SlideCanvas::zoomIn() { m_mover->travelTo(target().scaled(target().scale() / zoomStep)); }

void SlideCanvas::zoomOut() { m_mover->travelTo(target().scaled(target().scale() * zoomStep)); }

void SlideCanvas::zoomTo(Magnification magnification) { jumpTo(target().magnified(magnification)); }

void SlideCanvas::zoomToExactly(Magnification magnification)
{
    zoomToPitch(Micrometres(magnification.micronsPerPixel()));
}

void SlideCanvas::zoomToPitch(Micrometres perDevicePixel) { jumpTo(target().atPitch(perDevicePixel)); }

void SlideCanvas::zoomToScale(double scale) { jumpTo(target().scaled(scale)); }

void SlideCanvas::zoomInto(const QRectF &rect)
{
    const qreal ratio = viewport().devicePixelRatio();
    jumpTo(viewport().framed(QRectF(rect.topLeft() * ratio, rect.size() * ratio)));
}

void SlideCanvas::panBy(QPointF views)
{
    const QSize size = viewport().deviceSize();
    m_mover->travelTo(target().panned({views.x() * size.width(), views.y() * size.height()}));
}

void SlideCanvas::panToEdge(Edge edge) { jumpTo(target().atEdge(edge)); }

void SlideCanvas::centreOn(Level0Point point) { jumpTo(target().centredOn(point)); }

void SlideCanvas::rotateBy(double degrees) { orient(target().orientation().turnedBy(degrees)); }

void SlideCanvas::rotateTo(double degrees) { orient(target().orientation().turnedTo(degrees)); }

void SlideCanvas::flipHorizontally() { orient(target().orientation().flippedHorizontally()); }

void SlideCanvas::flipVertically() { orient(target().orientation().flippedVertically()); }

void SlideCanvas::resetOrientation() { orient({}); }

void SlideCanvas::orient(const Orientation &orientation) { m_mover->travelTo(target().oriented(orientation)); }

QSize SlideCanvas::sizeHint() const { return {1024, 768}; }

void SlideCanvas::followScreen()
{
    const qreal ratio = devicePixelRatioF();
    const QSize deviceSize = (QSizeF(size()) * ratio).toSize();
    if (deviceSize == viewport().deviceSize() && ratio == viewport().devicePixelRatio())
        return;
    m_mover->finish();
    m_view->setScreen(deviceSize, ratio);
}

void SlideCanvas::reportCursor(QPointF position)
{
    if (viewport().isEmpty())
        return Q_EMIT cursorMoved(std::nullopt);
    const Level0Point point = viewport().toLevel0(position * viewport().devicePixelRatio());
    Q_EMIT cursorMoved(viewport().extent().contains(point) ? std::optional(point) : std::nullopt);
}

void SlideCanvas::paintEvent(QPaintEvent *event)
{
    const auto begin = std::chrono::steady_clock::now();
    paintFrame(event->rect());
    Q_EMIT framePainted(
        std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begin));
}

void SlideCanvas::paintFrame(const QRect &logicalRect)
{
    followScreen(); // the window may have come to another screen
    const qreal ratio = viewport().devicePixelRatio();
    const QRect rect = scaledOutwards(logicalRect, ratio);
    QPainter painter(this);
    painter.scale(1 / ratio, 1 / ratio);
    QList<PaintLayer *> layers;
    for (PaintLayer *layer : std::as_const(m_layers)) {
        if (layer->isShown() && !(m_panningFast && layer->isOnScreen()))
            layers.append(layer);
    }
    m_view->paint(painter, rect, layers);
    paintZoomBox(painter);
}

void SlideCanvas::paintZoomBox(QPainter &painter) const
{
    const std::optional<QRectF> box = m_navigation->zoomBox();
    if (!box)
        return;
    painter.setClipping(false);
    painter.setPen(QPen(accentColour, viewport().devicePixelRatio()));
    QColor filling = accentColour;
    filling.setAlpha(zoomBoxAlpha);
    painter.setBrush(filling);
    painter.drawRect(*box);
}

void SlideCanvas::followPan()
{
    const auto now = m_mover->now();
    m_fastPan->follow(viewport(), now);
    if (m_fastPan->isFast(now)) {
        m_slowAgain.start();
        setPanningFast(true);
    }
}

void SlideCanvas::setPanningFast(bool fast)
{
    if (m_panningFast == fast)
        return;
    m_panningFast = fast;
    update();
    Q_EMIT panningFastChanged(fast);
}

void SlideCanvas::resizeEvent(QResizeEvent *) { followScreen(); }

void SlideCanvas::mousePressEvent(QMouseEvent *event) { event->setAccepted(m_navigation->press(*event)); }

void SlideCanvas::mouseMoveEvent(QMouseEvent *event)
{
    event->setAccepted(m_navigation->move(*event));
    reportCursor(event->position());
}

void SlideCanvas::mouseReleaseEvent(QMouseEvent *event) { event->setAccepted(m_navigation->release(*event)); }

void SlideCanvas::mouseDoubleClickEvent(QMouseEvent *event) { event->setAccepted(m_navigation->doubleClick(*event)); }

void SlideCanvas::wheelEvent(QWheelEvent *event) { event->setAccepted(m_navigation->wheel(*event)); }

void SlideCanvas::keyPressEvent(QKeyEvent *event)
{
    if (!m_navigation->keyPress(*event))
        QWidget::keyPressEvent(event);
}

void SlideCanvas::keyReleaseEvent(QKeyEvent *event)
{
    if (!m_navigation->keyRelease(*event))
        QWidget::keyReleaseEvent(event);
}

void SlideCanvas::leaveEvent(QEvent *) { Q_EMIT cursorMoved(std::nullopt); }

void SlideCanvas::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_view->resume();
}

void SlideCanvas::hideEvent(QHideEvent *event)
{
    m_view->pause();
    for (PaintLayer *layer : std::as_const(m_layers))
        layer->dropPictures();
    QWidget::hideEvent(event);
}

void SlideCanvas::focusOutEvent(QFocusEvent *event)
{
    m_navigation->focusLost();
    QWidget::focusOutEvent(event);
}

bool SlideCanvas::event(QEvent *event)
{
    if (event->type() == QEvent::NativeGesture && m_navigation->pinch(*static_cast<QNativeGestureEvent *>(event)))
        return true;
    return QWidget::event(event);
}

} // namespace tessera
