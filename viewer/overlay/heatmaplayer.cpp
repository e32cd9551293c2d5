#include "viewer/overlay/heatmaplayer.h"

#include "viewer/canvas/turnedpixels.h"
#include "viewer/overlay/detail/heatmapimage.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace tessera {
namespace {

constexpr int blockSize = 256;
/// Views whose blocks are kept: those of a long pan are not kept for ever.
constexpr qsizetype mostViews = 2;
constexpr double smallestFilled = 8; ///< device pixels: many smaller tiles are faster as a picture

int blockOf(double devicePixel) { return static_cast<int>(std::floor(devicePixel / blockSize)); }

/// The blocks that `pixels` touches, by column and row.
QRect blocksOf(const QRectF &pixels)
{
    return QRect(QPoint(blockOf(pixels.left()), blockOf(pixels.top())),
                 QPoint(blockOf(pixels.right() - 1), blockOf(pixels.bottom() - 1)));
}

} // namespace

HeatMapLayer::HeatMapLayer(const OverlayModel &model, QObject *parent) : PaintLayer(parent), m_model(model)
{
    connect(&model, &OverlayModel::changed, this, [this] {
        dropPictures();
        Q_EMIT changed();
    });
}

void HeatMapLayer::dropPictures()
{
    m_blocks.clear();
    m_moving = {};
}

void HeatMapLayer::paint(QPainter &painter, const Viewport &viewport, PaintQuality quality)
{
    if (!m_model.isShown() || m_model.look().opacity <= 0 || viewport.isEmpty())
        return;
    if (isFleeting(viewport, quality))
        return fill(painter, viewport);
    const bool known = m_scale == viewport.scale() && m_orientation == viewport.orientation();
    if (quality == PaintQuality::moving && !known && viewport.orientation().isUpright()) {
        painter.drawImage(0, 0, m_moving.frame(content(), viewport));
        return;
    }
    if (!known) {
        m_blocks.clear();
        m_scale = viewport.scale();
        m_orientation = viewport.orientation();
    }
    const QPointF origin = viewport.origin();
    const QRectF view({}, QSizeF(viewport.deviceSize()));
    const QRectF visible = (painter.hasClipping() ? view & painter.clipBoundingRect() : view).translated(origin);
    if (visible.isEmpty())
        return;
    const QRect seen = blocksOf(view.translated(origin));
    if (m_blocks.size() > mostViews * seen.width() * seen.height())
        m_blocks.removeIf([&](const QHash<QPoint, QImage>::iterator &block) { return !seen.contains(block.key()); });
    const QRect wanted = blocksOf(visible);
    for (int y = wanted.top(); y <= wanted.bottom(); ++y)
        for (int x = wanted.left(); x <= wanted.right(); ++x) {
            const QImage &picture = block({x, y});
            if (!picture.isNull())
                painter.drawImage(QPointF(x, y) * blockSize - origin, picture);
        }
}

bool HeatMapLayer::isFleeting(const Viewport &viewport, PaintQuality quality) const
{
    const TileTable &tiles = *m_model.tiles();
    return quality == PaintQuality::moving && viewport.scale() != m_scale && viewport.orientation().isUpright() &&
           tiles.tiles() > 0 && tiles.width.front() / viewport.scale() >= smallestFilled;
}

void HeatMapLayer::fill(QPainter &painter, const Viewport &viewport) const
{
    const QPoint origin = viewport.origin().toPoint();
    const QSize size = viewport.deviceSize();
    fillHeatMap(painter, content(), {viewport.scale(), origin.x(), origin.y(), size.width(), size.height()});
}

HeatMapContent HeatMapLayer::content() const
{
    const OverlayLook &look = m_model.look();
    return {*m_model.tiles(), m_model.index(), m_model.values(),
            look.colours,     look.opacity,    look.map == OverlayMap::hardInstances};
}

/// Null where no tile is.
const QImage &HeatMapLayer::block(QPoint place)
{
    const auto found = m_blocks.constFind(place);
    if (found != m_blocks.constEnd())
        return *found;
    const QRect rect(place * blockSize, QSize(blockSize, blockSize));
    const QRect upright = uprightPixels(m_orientation, rect);
    QImage picture =
        heatMapImage(content(), {m_scale, upright.left(), upright.top(), upright.width(), upright.height()});
    if (m_orientation.isUpright() || picture.isNull())
        return *m_blocks.insert(place, picture);
    QImage turned(rect.size(), picture.format());
    turnPixels(m_orientation, {picture, upright.topLeft()}, {turned, rect.topLeft()}, Sampling::smooth);
    return *m_blocks.insert(place, turned);
}

} // namespace tessera
