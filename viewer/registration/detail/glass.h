#pragma once
#include "viewer/registration/slidetransform.h"

namespace tessera::detail {

/// The length of a pixel, by axis, of the two slides in one unit: um where both pitches are known. Where one is not,
/// pixels of the other slide are squares of size 1, and only shapes can be compared.
struct GlassScale {
    struct Axes {
        double x = 1;
        double y = 1;
    };
    Axes from;
    Axes to;
};

inline GlassScale glassScale(const SlidePitches &pitches)
{
    if (!pitches.from || !pitches.to)
        return {};
    return {{pitches.from->x, pitches.from->y}, {pitches.to->x, pitches.to->y}};
}

/// A map between lengths on the glass as one between pixels.
inline AffineMap inPixels(const AffineMap &glass, const GlassScale &scale)
{
    return {glass.xx * scale.from.x / scale.to.x, glass.xy * scale.from.y / scale.to.x, glass.x0 / scale.to.x,
            glass.yx * scale.from.x / scale.to.y, glass.yy * scale.from.y / scale.to.y, glass.y0 / scale.to.y};
}

} // namespace tessera::detail
