#pragma once
#include "base/pixels.h"

namespace tessera {

/// Antialiased resampling (box-filtered area average when shrinking, bilinear when enlarging) of the rectangle
/// [x, x+width) x [y, y+height) of `source`, given in source pixels with fractions, to outWidth x outHeight.
/// What lies outside of `source` (which must not be empty) repeats its edge. A constant picture stays exactly the same.
Pixels resample(const Pixels &source, double x, double y, double width, double height, int outWidth, int outHeight);

} // namespace tessera
