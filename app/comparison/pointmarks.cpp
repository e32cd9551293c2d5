#include "app/comparison/pointmarks.h"

#include "app/comparison/outlinedstroke.h"
#include "app/comparison/pointtool.h"
#include "viewer/canvas/accentcolour.h"

#include <QPainter>

namespace tessera {
namespace {

constexpr double markRadius = 7; ///< logical pixels, like all that follow
constexpr double crossRadius = 12;
constexpr double numberSize = 13;
constexpr QColor openColour(0xF0, 0xA0, 0x20);

void drawCross(QPainter &painter, QPointF at, double radius)
{
    painter.drawLine(at - QPointF(radius, 0), at + QPointF(radius, 0));
    painter.drawLine(at - QPointF(0, radius), at + QPointF(0, radius));
}

void drawMark(QPainter &painter, QPointF at, double ratio, const QColor &colour, const QString &number)
{
    const double radius = markRadius * ratio;
    strokeOutlined(painter, colour, ratio, [&] {
        painter.drawEllipse(at, radius, radius);
        drawCross(painter, at, radius / 2);
    });
    if (number.isEmpty())
        return;
    const QRectF plate(at + QPointF(radius + 2 * ratio, -2.2 * radius),
                       QSizeF(painter.fontMetrics().horizontalAdvance(number) + 6 * ratio, 17 * ratio));
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawRoundedRect(plate, 3 * ratio, 3 * ratio);
    painter.setPen(Qt::white);
    painter.drawText(plate, Qt::AlignCenter, number);
}

} // namespace

PointMarks::PointMarks(const PointTool &points, const SlideView &view) : m_points(points), m_view(view)
{
    connect(&points, &PointTool::changed, this, &PaintLayer::changed);
}

void PointMarks::paint(QPainter &painter, const Viewport &viewport, PaintQuality)
{
    const std::optional<PointTool::Side> side = m_points.sideOf(m_view);
    if (!m_points.isActive() || !side)
        return;
    const double ratio = viewport.devicePixelRatio();
    painter.setRenderHint(QPainter::Antialiasing);
    QFont font = painter.font();
    font.setPixelSize(static_cast<int>(numberSize * ratio));
    font.setBold(true);
    painter.setFont(font);
    const QPointF middle = viewport.toDevice(viewport.centre());
    strokeOutlined(painter, Qt::black, ratio / 2, [&] { drawCross(painter, middle, crossRadius * ratio); });
    int number = 0;
    for (const PointPair &pair : m_points.pairs())
        drawMark(painter, viewport.toDevice(side == PointTool::Side::first ? pair.from : pair.to), ratio, accentColour,
                 QString::number(++number));
    if (const auto &open = m_points.openPoint(); open && open->side == *side)
        drawMark(painter, viewport.toDevice(open->point), ratio, openColour, {});
}

} // namespace tessera
