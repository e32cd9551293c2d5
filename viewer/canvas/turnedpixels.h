#pragma once
#include "viewer/canvas/orientation.h"

#include <QImage>
#include <QPoint>
#include <QRect>

namespace tessera {

/// How pixels are taken from a picture of another grid: the nearest one, fast, or between four of them. Where the two
/// grids fall together, as at 1:1 and right angles, both are the same.
enum class Sampling { nearest, smooth };

/// A layer paints the slide upright, at the view's scale, and these functions turn its pixels. Both pictures count in
/// whole pixels from the slide's corner (as Viewport::origin() does), so that what is turned in pieces fits together.

/// The upright pixels that `turned` shows; at other than right angles with all that smooth sampling looks at.
QRect uprightPixels(const Orientation &orientation, const QRect &turned);
/// The smallest rectangle of turned pixels that show any of `upright`.
QRect turnedPixels(const Orientation &orientation, const QRect &upright);

/// A picture of 32 bits a pixel and where its top left corner lies.
struct PlacedPixels {
    QImage &image;
    QPoint corner;
};

/// Fills `target` from `upright`, which must hold uprightPixels() of all of it. Exact at right angles. Premultiplied
/// pixels may be transparent.
void turnPixels(const Orientation &orientation, const PlacedPixels &upright, const PlacedPixels &target,
                Sampling sampling);

/// The same from an upright picture of another scale, always nearest: `ratio` is so many of its pixels for one of the
/// target's. What lies outside of the picture is taken from its edge.
void sampleTurned(const Orientation &orientation, double ratio, const PlacedPixels &upright,
                  const PlacedPixels &target);

} // namespace tessera
