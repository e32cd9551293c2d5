#pragma once
#include "viewer/canvas/viewport.h"
#include "viewer/registration/slidetransform.h"

namespace tessera {

/// `own` moved, turned and zoomed so that it shows what `other` shows, if the transform leads from the other's slide to
/// its own: the same tissue in its middle, at the same size and turned alike. Its limits hold (see Viewport).
Viewport showingTheSame(const Viewport &own, const Viewport &other, const SlideTransform &transform);

/// The transform under which the two views show the same now: the middle of one comes to the middle of the other,
/// turned as they are turned against each other, at equal size on the glass (at their present sizes where a pixel pitch
/// is unknown).
SlideTransform presentTransform(const Viewport &from, const Viewport &to);

} // namespace tessera
