#include "viewer/overlay/heatmaplayer.h"

#include "viewer/canvas/turnedpixels.h"
#include "viewer/overlay/detail/heatmapimage.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace tessera {
namespace {

constexpr int blockSize = 256;
/// About three 4K views; the blocks of a long pan are not kept for ever.
constexpr qsizetype mostBlocks = 400;

int blockOf(double devicePixel) { return static_cast<int>(std::floor(devicePixel / blockSize)); }

} // namespace

HeatMapLayer::HeatMapLayer(const OverlayModel &model, QObject *parent) : PaintLayer(parent), m_model(model)
{
    connect(&model, &OverlayModel::changed, this, [this] {
        m_blocks.clear();
        Q_EMIT changed();
    });
}

void HeatMapLayer::paint(QPainter &painter, const Viewport &viewport, PaintQuality)
{
    if (!m_model.isShown() || m_model.look().opacity <= 0 || viewport.isEmpty())
        return;
    if (m_scale != viewport.scale() || m_orientation != viewport.orientation() || m_blocks.size() > mostBlocks) {
        m_blocks.clear();
        m_scale = viewport.scale();
        m_orientation = viewport.orientation();
    }
    const QPointF origin = viewport.origin();
    const QRectF view({}, QSizeF(viewport.deviceSize()));
    const QRectF visible = (painter.hasClipping() ? view & painter.clipBoundingRect() : view).translated(origin);
    if (visible.isEmpty())
        return;
    for (int y = blockOf(visible.top()); y <= blockOf(visible.bottom() - 1); ++y)
        for (int x = blockOf(visible.left()); x <= blockOf(visible.right() - 1); ++x) {
            const QImage &picture = block({x, y});
            if (!picture.isNull())
                painter.drawImage(QPointF(x, y) * blockSize - origin, picture);
        }
}

/// Null where no tile is.
const QImage &HeatMapLayer::block(QPoint place)
{
    const auto found = m_blocks.constFind(place);
    if (found != m_blocks.constEnd())
        return *found;
    const OverlayLook &look = m_model.look();
    const HeatMapContent content{*m_model.tiles(), m_model.index(), m_model.values(),
                                 look.colours,     look.opacity,    look.map == OverlayMap::hardInstances};
    const QRect rect(place * blockSize, QSize(blockSize, blockSize));
    const QRect upright = uprightPixels(m_orientation, rect);
    QImage picture = heatMapImage(content, {m_scale, upright.left(), upright.top(), upright.width(), upright.height()});
    if (m_orientation.isUpright() || picture.isNull())
        return *m_blocks.insert(place, picture);
    QImage turned(rect.size(), picture.format());
    turnPixels(m_orientation, {picture, upright.topLeft()}, {turned, rect.topLeft()}, Sampling::smooth);
    return *m_blocks.insert(place, turned);
}

} // namespace tessera
