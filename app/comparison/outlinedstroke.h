#pragma once
#include <QColor>
#include <QPainter>
#include <QPen>

#include <utility>

namespace tessera {

/// Strokes what `draw` draws twice, light around `colour`: seen on glass and on tissue. `ratio` is device pixels per
/// logical one.
template <typename Draw>
void strokeOutlined(QPainter &painter, const QColor &colour, double ratio, Draw draw)
{
    painter.setBrush(Qt::NoBrush);
    for (const auto &[pen, width] : {std::pair(QColor(Qt::white), 4.0), std::pair(colour, 2.0)}) {
        painter.setPen(QPen(pen, width * ratio));
        draw();
    }
}

} // namespace tessera
