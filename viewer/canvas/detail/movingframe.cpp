#include "viewer/canvas/detail/movingframe.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace tessera::detail {
namespace {

constexpr double mostPixels = 2'200'000;
constexpr double coarseness = 2; ///< of the level, all in all; see TilePainter
constexpr int margin = 2;        ///< pixels around the picture, for rounding
constexpr int bandHeight = 32;

void paintLayers(QPainter &painter, const Viewport &viewport, const QList<PaintLayer *> &layers)
{
    for (PaintLayer *layer : layers) {
        painter.save();
        layer->paint(painter, viewport, PaintQuality::moving);
        painter.restore();
    }
}

void reserve(QImage &image, QSize size)
{
    if (image.size() != size)
        image = QImage(size, QImage::Format_RGB32);
}

} // namespace

void MovingFrame::paint(QPainter &target, const QRect &rect, const Viewport &viewport, SlideTiles &tiles,
                        const QImage &overview, const QList<PaintLayer *> &layers)
{
    const Orientation &orientation = viewport.orientation();
    const QPoint origin = viewport.origin().toPoint();
    const QSize needed = uprightPixels(orientation, QRect(origin, viewport.deviceSize())).size();
    const double pixels = static_cast<double>(needed.width()) * needed.height();
    const int factor = std::max(1, static_cast<int>(std::ceil(std::sqrt(pixels / mostPixels))));
    if (factor == 1 && orientation.isUpright()) {
        TilePainter(tiles, overview, viewport, coarseness).paint(target, rect, Sampling::nearest);
        target.setClipRect(rect);
        return paintLayers(target, viewport, layers);
    }

    const QSize size(needed.width() / factor + 2 * margin, needed.height() / factor + 2 * margin);
    const Viewport coarse = viewport.coarser(factor, size);
    reserve(m_picture, size);
    QPainter painter(&m_picture);
    TilePainter(tiles, overview, coarse, std::max(1.0, coarseness / factor))
        .paint(painter, m_picture.rect(), Sampling::nearest);
    painter.setClipping(false);
    paintLayers(painter, coarse, layers);
    painter.end();

    reserve(m_band, {viewport.deviceSize().width(), bandHeight});
    target.setClipRect(rect);
    for (int top = rect.top(); top <= rect.bottom(); top += bandHeight) {
        const QRect band = QRect(rect.left(), top, rect.width(), bandHeight) & rect;
        QImage pixelsOfBand(m_band.bits(), band.width(), band.height(), m_band.bytesPerLine(), m_band.format());
        sampleTurned(orientation, 1.0 / factor, {m_picture, coarse.origin().toPoint()},
                     {pixelsOfBand, band.topLeft() + origin});
        target.drawImage(band.topLeft(), pixelsOfBand);
    }
}

} // namespace tessera::detail
