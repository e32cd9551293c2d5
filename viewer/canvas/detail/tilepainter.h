#pragma once
#include "viewer/canvas/turnedpixels.h"
#include "viewer/canvas/viewport.h"
#include "viewer/tiles/slidetiles.h"

#include <QImage>
#include <QList>
#include <QRect>

class QPainter;

namespace tessera::detail {

/// Where there is no slide.
constexpr QRgb emptyColour = 0xFF2B2B2B;
/// Around the slide: the background that its file states, else a neutral grey. Black around bright glass glares.
QRgb surroundOf(const SlideFacts &facts);

/// Paints a view from the tiles that are in the cache. Where a tile of the level that fits the scale is not there, the
/// finest coarser tiles stand in, below them the overview, above them finer tiles of a view before.
///
/// Painted is the slide upright, whatever the view's orientation: places count in device pixels from the corner of the
/// upright view of the same centre, and origin() says where that lies on the slide. Who turns it is the BackingStore.
class TilePainter {
public:
    /// `overview` shows the whole slide and must not be null; it and the tiles outlive the painter. With nearest
    /// sampling a level counts as fine enough that has to be enlarged up to `coarseness` times: it has few tiles, each
    /// read once, where a level four times finer has sixteen times as many pixels to skip.
    TilePainter(SlideTiles &tiles, const QImage &overview, const Viewport &viewport, double coarseness = 2);

    /// Fills `rect` (the painter's units) completely. Returns where something stands in.
    QList<QRect> paint(QPainter &painter, const QRect &rect, Sampling sampling) const;

    /// In whole pixels of the slide at this scale.
    QPoint origin() const { return m_upright.origin().toPoint(); }
    /// The pixels of the view, as it lies, in which the tile is seen.
    QRect viewRectOf(const TileKey &key) const;
    /// The tiles in view would fill more than half of the cache, as those of a large plain image without a pyramid do:
    /// the overview is all that is shown, and no tile should be asked for.
    bool isOverviewOnly() const { return m_overviewOnly; }
    /// The level shown when the view stands still.
    int level() const { return m_level; }
    /// It is shown at its own size, pixel by pixel: sampling makes no difference.
    bool isOneToOne() const;

private:
    struct Piece {
        Tile tile;
        QRect target;
    };

    /// The whole pixels that a tile covers. Neighbours share their edges; the outermost tiles end where the slide does.
    QRect rectOf(const TileKey &key) const;
    void paintStandIns(QPainter &painter, int missingLevel, const QRect &rect, Sampling sampling) const;
    bool collect(int level, const QRect &rect, std::vector<Piece> &pieces) const;
    Level0Rect level0Of(const QRect &rect) const;

    SlideTiles &m_tiles;
    const QImage &m_overview;
    Viewport m_upright;
    Orientation m_orientation;
    QPoint m_corner; ///< of the view as it lies
    int m_level;
    int m_levelWhileZooming;
    bool m_overviewOnly;
    QRect m_slide; ///< the whole slide's pixels
};

} // namespace tessera::detail
