#pragma once
#include "viewer/slide/detail/directtiles.h"
#include "viewer/slide/detail/openslidehandle.h"

namespace tessera::detail {

/// Reads a few tiles of every level both ways and drops the levels that are not the same bit for bit, or where no
/// tile could be compared. The handle is replaced when an error has made it useless.
/// Errors: those of OpenSlideHandle::open, when it cannot be replaced.
Result<void> keepVerifiedLevels(DirectTiles &direct, std::unique_ptr<OpenSlideHandle> &handle, const SlideFacts &facts);

} // namespace tessera::detail
