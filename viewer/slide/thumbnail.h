#pragma once
#include "viewer/slide/slidesource.h"

#include <stop_token>

namespace tessera {

/// The whole slide at `longestSide` pixels (never enlarged), read block by block from the best level, so that memory
/// stays constant. `damaged` is in pixels of the thumbnail.
/// Errors: those of read; cancelled.
Result<SlideRegion> thumbnail(const SlideSource &slide, int longestSide, std::stop_token token);

} // namespace tessera
