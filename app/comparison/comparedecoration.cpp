#include "app/comparison/comparedecoration.h"

#include <QLocale>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace tessera {
namespace {

constexpr double margin = 12; ///< logical pixels, like all that follow
constexpr double padding = 6;
constexpr double fontSize = 13;
constexpr double handleRadius = 9;
constexpr QColor plate(0x20, 0x20, 0x20, 200);
constexpr QColor line(0x3D, 0x8B, 0xE0); ///< the accent: not a colour of the stains

QString rounded(double value) { return QLocale().toString(value, 'f', value < 10 ? 1 : 0); }

} // namespace

QString errorText(const PairAlignment &alignment)
{
    const QString unit = alignment.inMicrometres ? u"µm"_s : CompareDecoration::tr("px");
    if (!alignment.ninetiethPercentile)
        return CompareDecoration::tr("%1 %2 (root mean square of the points)").arg(rounded(alignment.error), unit);
    return CompareDecoration::tr("%1 %2 (nine tenths within %3 %2)")
        .arg(rounded(alignment.error), unit, rounded(*alignment.ninetiethPercentile));
}

void CompareDecoration::show(const Content &content)
{
    m_content = content;
    Q_EMIT changed();
}

void CompareDecoration::setSplit(double part)
{
    m_content.split = part;
    Q_EMIT changed();
}

void CompareDecoration::paint(QPainter &painter, const Viewport &viewport, PaintQuality)
{
    const double ratio = viewport.devicePixelRatio();
    painter.setRenderHint(QPainter::Antialiasing);
    const QSize size = viewport.deviceSize();
    if (m_content.hasLine) {
        const double x = std::floor(m_content.split * size.width());
        painter.setPen(QPen(line, 2 * ratio));
        painter.drawLine(QPointF(x, 0), QPointF(x, size.height()));
        painter.setBrush(line);
        painter.setPen(QPen(Qt::white, 1.5 * ratio));
        painter.drawEllipse(QPointF(x, size.height() / 2.0), handleRadius * ratio, handleRadius * ratio);
    }
    QFont font = painter.font();
    font.setPixelSize(static_cast<int>(fontSize * ratio));
    painter.setFont(font);
    const QString text = tr("%1, off by %2").arg(m_content.second, errorText(m_content.alignment));
    const QFontMetricsF metrics(font);
    const QRectF box(margin * ratio, margin * ratio, metrics.horizontalAdvance(text) + 2 * padding * ratio,
                     metrics.height() + padding * ratio);
    painter.setPen(Qt::NoPen);
    painter.setBrush(plate);
    painter.drawRoundedRect(box, 4 * ratio, 4 * ratio);
    painter.setPen(Qt::white);
    painter.drawText(box, Qt::AlignCenter, text);
}

} // namespace tessera
