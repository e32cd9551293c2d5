#pragma once
#include "base/pixels.h"

#include <utility>

namespace tessera::detail {

constexpr bool isEmpty(const PixelRect &rect) { return rect.width <= 0 || rect.height <= 0; }

/// What both cover; empty when they do not meet.
PixelRect intersection(const PixelRect &a, const PixelRect &b);

/// Two parts of `rect`, cut along a tile border near its middle; the second is empty when it lies in one tile.
std::pair<PixelRect, PixelRect> splitAlongTiles(const PixelRect &rect, int tileWidth, int tileHeight);

/// Sets `part` (rectangle of `pixels`) to one colour.
void fill(Pixels &pixels, const PixelRect &part, uint32_t colour);

} // namespace tessera::detail
