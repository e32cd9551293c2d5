#include "app/comparison/comparedecoration.h"

#include "app/comparison/alignmenttext.h"
#include "app/comparison/outlinedstroke.h"
#include "viewer/canvas/accentcolour.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace tessera {
namespace {

constexpr double margin = 12; ///< logical pixels, like all that follow
constexpr double padding = 6;
constexpr double fontSize = 13;
constexpr double handleRadius = 9;
constexpr QColor plate(0x20, 0x20, 0x20, 200);

void paintLine(QPainter &painter, double x, double height, double ratio)
{
    strokeOutlined(painter, accentColour, ratio, [&] { painter.drawLine(QPointF(x, 0), QPointF(x, height)); });
    painter.setBrush(accentColour);
    painter.setPen(QPen(Qt::white, 1.5 * ratio));
    painter.drawEllipse(QPointF(x, height / 2), handleRadius * ratio, handleRadius * ratio);
}

} // namespace

void CompareDecoration::show(const Content &content)
{
    m_content = content;
    Q_EMIT changed();
}

void CompareDecoration::setSlide(const QString &name)
{
    m_content.slide = name;
    Q_EMIT changed();
}

void CompareDecoration::setLine(double part)
{
    m_content.line = part;
    Q_EMIT changed();
}

void CompareDecoration::paint(QPainter &painter, const Viewport &viewport, PaintQuality)
{
    const double ratio = viewport.devicePixelRatio();
    painter.setRenderHint(QPainter::Antialiasing);
    const QSize size = viewport.deviceSize();
    if (m_content.line)
        paintLine(painter, std::floor(*m_content.line * size.width()), size.height(), ratio);
    QFont font = painter.font();
    font.setPixelSize(static_cast<int>(fontSize * ratio));
    painter.setFont(font);
    const QFontMetricsF metrics(font);
    const double widest = std::max(0.0, size.width() - 2 * (margin + padding) * ratio);
    const QString text = metrics.elidedText(overlayText(m_content.slide, m_content.alignment), Qt::ElideMiddle, widest);
    const QRectF box(margin * ratio, margin * ratio, metrics.horizontalAdvance(text) + 2 * padding * ratio,
                     metrics.height() + padding * ratio);
    painter.setPen(Qt::NoPen);
    painter.setBrush(plate);
    painter.drawRoundedRect(box, 4 * ratio, 4 * ratio);
    painter.setPen(Qt::white);
    painter.drawText(box, Qt::AlignCenter, text);
}

} // namespace tessera
