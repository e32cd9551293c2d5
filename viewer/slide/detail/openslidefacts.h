#pragma once
#include "viewer/slide/detail/openslidehandle.h"
#include "viewer/slide/slidefacts.h"

namespace tessera::detail {

/// What OpenSlide knows of an open slide; the fingerprint is left empty.
/// Errors: slideDamaged(path, detail).
Result<SlideFacts> factsOf(const OpenSlideHandle &handle, const std::filesystem::path &path);

} // namespace tessera::detail
