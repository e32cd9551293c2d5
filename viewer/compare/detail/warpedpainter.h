#pragma once
#include "viewer/canvas/viewport.h"
#include "viewer/registration/slidetransform.h"
#include "viewer/tiles/slidetiles.h"

#include <QImage>

class QPainter;

namespace tessera::detail {

enum class WarpSampling { nearest, smooth };

/// Paints a slide's tiles under a transform into a view of another slide. Places count in device pixels from the corner
/// of the view's whole slide, scaled and turned (Viewport::origin() is the view's corner there).
class WarpedPainter {
public:
    /// `fromFirst` leads from the view's slide to that of `tiles`, which outlives the painter. `overview` is as shown,
    /// or null.
    WarpedPainter(SlideTiles &tiles, std::shared_ptr<const Pixels> overview, const SlideTransform &fromFirst,
                  const Viewport &view);

    /// Fills what the slide covers of `rect`, which comes to the painter's origin. Where tiles of the right level are
    /// missing, coarser ones stand in, or the overview. True when nothing stands in.
    bool paint(QPainter &painter, const QRectF &rect, WarpSampling sampling) const;

    /// The same from the overview alone, at next to no cost.
    void paintOverview(QPainter &painter, const QRectF &rect) const;

    /// The part of the second slide that is seen in the rectangle, and more at its corners if it lies askew.
    Level0Rect regionOf(const QRectF &rect) const;
    /// The level that is shown.
    int level() const { return m_level; }
    /// Level-0 pixels of the second slide per device pixel.
    double scale() const { return m_scale; }
    /// The tiles in `region` would not fit into the cache: the overview is all that is shown.
    bool isOverviewOnly(const Level0Rect &region) const;

private:
    bool isComplete(int level, const Level0Rect &region) const;
    bool isFinal(const Level0Rect &region) const; ///< in the present colours as well
    AffineMap mapTo(const QRectF &rect) const;
    void paintLevel(QPainter &painter, int level, const Level0Rect &region, const AffineMap &map,
                    WarpSampling sampling) const;
    void paintPicture(QPainter &painter, QImage image, const Level0Rect &place, const AffineMap &map,
                      WarpSampling sampling) const;

    SlideTiles &m_tiles;
    AffineMap m_toScreen; ///< from the second slide
    double m_scale;
    int m_level;
    std::shared_ptr<const Pixels> m_overview;
};

} // namespace tessera::detail
