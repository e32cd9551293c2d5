#pragma once
#include "viewer/slide/slidesource.h"

#include <stop_token>

namespace tessera {

/// The whole slide at about `longestSide` pixels, read strip by strip from the best level (constant memory).
/// Errors: those of read; cancelled.
Result<SlideRegion> thumbnail(const SlideSource &slide, int longestSide, std::stop_token token);

} // namespace tessera
