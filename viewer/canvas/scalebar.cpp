#include "viewer/canvas/scalebar.h"

#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>

#include <cmath>

namespace tessera {
namespace {

constexpr double longestPart = 0.2; ///< of the view's width
constexpr double margin = 12;       ///< logical pixels, like all that follow
constexpr double padding = 8;
constexpr double barHeight = 4;
constexpr double fontHeight = 12;
constexpr QColor plateColour(32, 32, 32, 190);
constexpr QColor inkColour(0xDC, 0xDC, 0xDC);

/// The largest of 1, 2, 5, 10 … times a power of ten that is not above `value`.
double roundBelow(double value)
{
    const double power = std::pow(10, std::floor(std::log10(value)));
    const double lead = value / power;
    return power * (lead >= 5 ? 5 : lead >= 2 ? 2 : 1);
}

} // namespace

std::optional<ScaleBarLength> scaleBarLength(const Viewport &viewport, double longest)
{
    if (viewport.isEmpty() || !viewport.mpp() || longest <= 0)
        return std::nullopt;
    // (the pitches of the two axes differ a little on some scanners)
    const QPointF along = viewport.orientation().toUpright(QPointF(1, 0));
    const double micronsPerDevicePixel =
        std::hypot(viewport.mpp()->x * along.x(), viewport.mpp()->y * along.y()) * viewport.scale();
    const double length = roundBelow(longest * micronsPerDevicePixel);
    return ScaleBarLength{Micrometres(length), length / micronsPerDevicePixel};
}

QString labelOf(Micrometres length)
{
    const QLocale locale;
    return length.value() >= 1000 ? ScaleBarLayer::tr("%1 mm").arg(locale.toString(length.value() / 1000))
                                  : ScaleBarLayer::tr("%1 µm").arg(locale.toString(length.value()));
}

void ScaleBarLayer::paint(QPainter &painter, const Viewport &viewport, PaintQuality)
{
    const double ratio = viewport.devicePixelRatio();
    const auto bar = scaleBarLength(viewport, std::floor(viewport.deviceSize().width() * longestPart));
    const QString label = bar ? labelOf(bar->length) : tr("resolution unknown");

    QFont font = painter.font();
    font.setPixelSize(static_cast<int>(fontHeight * ratio));
    const QFontMetricsF metrics(font);
    const double barWidth = bar ? std::round(bar->devicePixels) : 0;
    const double width = std::max(barWidth, metrics.horizontalAdvance(label)) + 2 * padding * ratio;
    const double height = metrics.height() + (bar ? 2 * barHeight * ratio : 0) + padding * ratio;
    const QRectF plate(margin * ratio, std::round(viewport.deviceSize().height() - margin * ratio - height), width,
                       height);

    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(plateColour);
    painter.drawRoundedRect(plate, 3 * ratio, 3 * ratio);
    painter.setFont(font);
    painter.setPen(inkColour);
    painter.drawText(QRectF(plate.left(), plate.top() + padding / 2 * ratio, width, metrics.height()), Qt::AlignCenter,
                     label);
    if (!bar)
        return;
    painter.setRenderHint(QPainter::Antialiasing, false); // its ends are whole pixels
    painter.fillRect(QRectF(std::round(plate.center().x() - barWidth / 2),
                            std::round(plate.bottom() - (padding / 2 + barHeight) * ratio), barWidth,
                            std::round(barHeight * ratio)),
                     inkColour);
}

} // namespace tessera
