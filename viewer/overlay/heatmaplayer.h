#pragma once
#include "viewer/canvas/paintlayer.h"
#include "viewer/overlay/detail/movingheatmap.h"
#include "viewer/overlay/overlaymodel.h"

#include <QHash>
#include <QImage>
#include <QPoint>

namespace tessera {

struct HeatMapContent;

/// Paints the tiles of an OverlayModel over the slide, each exactly at its level-0 place. The picture is rendered at
/// screen resolution in square blocks, once per scale, orientation and look: a pan renders only the blocks that come
/// into view. While the view zooms, a coarser picture stands in. Turned it is by the same rules as the slide itself, so
/// that both stay aligned to the pixel.
class HeatMapLayer : public PaintLayer {
    Q_OBJECT
public:
    /// The model outlives the layer.
    explicit HeatMapLayer(const OverlayModel &model, QObject *parent = nullptr);

    void paint(QPainter &painter, const Viewport &viewport, PaintQuality quality) override;
    void dropPictures() override;

private:
    const QImage &block(QPoint place);
    bool isFleeting(const Viewport &viewport, PaintQuality quality) const;
    void fill(QPainter &painter, const Viewport &viewport) const;
    HeatMapContent content() const;

    const OverlayModel &m_model;
    QHash<QPoint, QImage> m_blocks; ///< by column and row, at m_scale, as the slide lies
    double m_scale = 0;             ///< level-0 pixels per device pixel
    Orientation m_orientation;
    MovingHeatMap m_moving;
};

} // namespace tessera
