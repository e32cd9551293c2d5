#include "app/colours/histogramview.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <array>
#include <cmath>

namespace tessera {
namespace {

constexpr int heightOfLines = 5; ///< of text
constexpr std::array channelColours{QColor(214, 69, 65), QColor(60, 160, 80), QColor(70, 120, 220)};
constexpr int fillAlpha = 50;

} // namespace

HistogramView::HistogramView(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Histogram of what is in view"));
}

QSize HistogramView::sizeHint() const { return {256, heightOfLines * fontMetrics().height()}; }

void HistogramView::show(const Histogram &histogram)
{
    m_histogram = histogram;
    update();
}

void HistogramView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().base());
    painter.setPen(palette().color(QPalette::Mid));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
    const auto highest = static_cast<double>(m_histogram.highest());
    if (highest == 0)
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF inside = QRectF(rect()).adjusted(1, 1, -1, -1);
    for (std::size_t channel = 0; channel < channelColours.size(); ++channel) {
        QPainterPath path(inside.bottomLeft());
        for (std::size_t level = 0; level < 256; ++level) {
            // (the root shows what is rare beside what is frequent)
            const double share = std::min(1.0, static_cast<double>(m_histogram.counts[channel][level]) / highest);
            path.lineTo(inside.left() + inside.width() * static_cast<double>(level) / 255,
                        inside.bottom() - inside.height() * std::sqrt(share));
        }
        path.lineTo(inside.bottomRight());
        QColor fill = channelColours[channel];
        fill.setAlpha(fillAlpha);
        painter.fillPath(path, fill);
        painter.strokePath(path, QPen(channelColours[channel], 1));
    }
}

} // namespace tessera
