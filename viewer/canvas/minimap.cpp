#include "viewer/canvas/minimap.h"

#include "viewer/canvas/accentcolour.h"
#include "viewer/canvas/slidecanvas.h"

#include <QLineF>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace tessera {
namespace {

constexpr int longestSide = 180; ///< logical pixels, like all that follow; a third of a small canvas
constexpr int margin = 12;
constexpr int border = 1;
constexpr double smallestOutline = 8; ///< its longer side, so that the view is found at 80x too
constexpr QColor frameColour(0x60, 0x60, 0x60);

} // namespace

Minimap::Minimap(SlideCanvas &canvas) : QWidget(&canvas), m_canvas(canvas)
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setCursor(Qt::ArrowCursor);
    setAccessibleName(tr("Minimap"));
    setFocusPolicy(Qt::NoFocus); // the canvas keeps the keys
    connect(&canvas, &SlideCanvas::viewportChanged, this, qOverload<>(&QWidget::update));
    connect(&canvas, &SlideCanvas::overviewChanged, this, &Minimap::place);
    connect(&canvas, &SlideCanvas::panningFastChanged, this, &Minimap::showOrHide);
    canvas.installEventFilter(this);
    place();
}

void Minimap::setWanted(bool wanted)
{
    m_wanted = wanted;
    place();
}

void Minimap::setVeil(const QImage &veil, const Level0Rect &rect)
{
    if (veil.isNull() && m_veil.isNull())
        return;
    m_veil = veil;
    m_veiled = rect;
    update();
}

void Minimap::place()
{
    m_scaled = {};
    const Viewport &viewport = m_canvas.viewport();
    if (!m_wanted || m_canvas.overview().isNull() || viewport.isEmpty())
        return hide();
    const QSizeF slide(viewport.extent().width, viewport.extent().height);
    const int longest = std::min(longestSide, std::min(m_canvas.width(), m_canvas.height()) / 3);
    const QSize inner = slide.scaled(longest, longest, Qt::KeepAspectRatio).toSize().expandedTo({1, 1});
    resize(inner + QSize(2 * border, 2 * border));
    move(m_canvas.width() - width() - margin, margin);
    raise();
    showOrHide();
    update();
}

/// A fast pan hides it, but not one that is made in it.
void Minimap::showOrHide()
{
    const bool possible = m_wanted && !m_canvas.overview().isNull() && !m_canvas.viewport().isEmpty();
    setVisible(possible && (m_held || !m_canvas.isPanningFast()));
}

QRectF Minimap::slideRectangle() const { return QRectF(rect()).adjusted(border, border, -border, -border); }

QPolygonF Minimap::viewOutline() const
{
    const QRectF slide = slideRectangle();
    const Viewport &viewport = m_canvas.viewport();
    const double scale = slide.width() / viewport.extent().width;
    const QPointF corner(viewport.extent().x, viewport.extent().y);
    QPolygonF outline;
    QPointF centre;
    for (const QPointF level0 : viewport.outline()) {
        outline << slide.topLeft() + (level0 - corner) * scale;
        centre += outline.last() / 4;
    }
    const double width = QLineF(outline[0], outline[1]).length();
    const double height = QLineF(outline[1], outline[2]).length();
    const double enlargement = std::max(1.0, smallestOutline / std::max(width, height));
    for (QPointF &point : outline)
        point = centre + (point - centre) * enlargement;
    return outline;
}

Level0Point Minimap::placeAt(QPointF position) const
{
    const QRectF slide = slideRectangle();
    const Level0Rect &extent = m_canvas.viewport().extent();
    return {extent.x + (position.x() - slide.left()) / slide.width() * extent.width,
            extent.y + (position.y() - slide.top()) / slide.height() * extent.height};
}

void Minimap::paintEvent(QPaintEvent *)
{
    const qreal ratio = devicePixelRatioF();
    const QRectF slide = slideRectangle();
    const QSize size = (slide.size() * ratio).toSize();
    if (m_scaled.size() != size) {
        m_scaled = m_canvas.overview().scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        m_scaled.setDevicePixelRatio(ratio);
    }
    QPainter painter(this);
    painter.fillRect(rect(), frameColour);
    painter.drawImage(slide.topLeft(), m_scaled);
    painter.setClipRect(slide);
    if (!m_veil.isNull()) {
        const Level0Rect &extent = m_canvas.viewport().extent();
        const double scale = slide.width() / extent.width;
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(QRectF(slide.left() + (m_veiled.x - extent.x) * scale,
                                 slide.top() + (m_veiled.y - extent.y) * scale, m_veiled.width * scale,
                                 m_veiled.height * scale),
                          m_veil);
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(accentColour, 2));
    painter.setBrush(Qt::NoBrush);
    const QPolygonF outline = viewOutline();
    // (a frame around more than the slide is seen at the slide's edges)
    painter.drawPolygon(outline.intersected(QPolygonF(slide.adjusted(1, 1, -1, -1))));
    if (m_canvas.viewport().orientation().isUpright())
        return;
    painter.setPen(QPen(accentColour, 4));
    painter.drawLine(outline[0], outline[1]);
}

void Minimap::mousePressEvent(QMouseEvent *event)
{
    m_canvas.setFocus(Qt::MouseFocusReason);
    m_held = true;
    if (event->button() == Qt::LeftButton)
        m_canvas.centreOn(placeAt(event->position()));
}

void Minimap::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() & Qt::LeftButton) // by hand: the view stays with it
        m_canvas.setViewport(m_canvas.target().centredOn(placeAt(event->position())));
}

// Taken, so that the canvas below does not zoom.
void Minimap::mouseReleaseEvent(QMouseEvent *event)
{
    m_held = false;
    event->accept();
}

void Minimap::mouseDoubleClickEvent(QMouseEvent *event) { event->accept(); }

bool Minimap::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == &m_canvas && event->type() == QEvent::Resize)
        place();
    return QWidget::eventFilter(watched, event);
}

} // namespace tessera
