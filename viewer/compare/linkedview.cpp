#include "viewer/compare/linkedview.h"

namespace tessera {
namespace {

/// Slide to screen, without the shift.
AffineMap screenMapOf(const Viewport &view)
{
    return AffineMap::turned(view.orientation().degrees(), 1 / view.scale(), view.orientation().isMirrored());
}

Orientation orientationOf(const RotationAndScale &parts)
{
    const Orientation upright;
    return (parts.mirrored ? upright.flippedHorizontally() : upright).turnedTo(parts.degrees);
}

} // namespace

Viewport showingTheSame(const Viewport &own, const Viewport &other, const SlideTransform &transform)
{
    AffineMap back = transform.map().inverse();
    back.x0 = back.y0 = 0;
    const RotationAndScale parts = rotationAndScaleOf(back.then(screenMapOf(other)));
    return own.oriented(orientationOf(parts)).scaled(1 / parts.scale).centredOn(transform(other.centre()));
}

SlideTransform presentTransform(const Viewport &from, const Viewport &to)
{
    const SlidePitches pitches{from.mpp(), to.mpp()};
    AffineMap map = screenMapOf(from).then(screenMapOf(to).inverse());
    const RotationAndScale parts = rotationAndScaleOf(map);
    if (pitches.from && pitches.to)
        return transformThrough(from.centre(), to.centre(), parts.degrees, parts.mirrored, pitches);
    const Level0Point there = map(from.centre());
    map.x0 = to.centre().x - there.x;
    map.y0 = to.centre().y - there.y;
    return SlideTransform::of(map, TransformKind::similarity, pitches).value_or(SlideTransform());
}

} // namespace tessera
