#pragma once
#include "viewer/slide/detail/tiffpyramid.h"
#include "viewer/slide/slidefacts.h"

namespace tessera::detail {

/// What a TIFF says of its slide; the fingerprint and what hangs on its samples are left out.
/// mpp: OME's PhysicalSize, else the resolution tags, else 10 / magnification.
SlideFacts factsOf(const TiffPyramid &pyramid, const std::filesystem::path &path);

} // namespace tessera::detail
