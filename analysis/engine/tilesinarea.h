#pragma once
#include "analysis/bags/bag.h"
#include "analysis/protocol/messages.h"
#include "base/result.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace tessera {

/// Middles of a bag's tiles in level-0 px, x before y, [N, 2]. `tileEdge` instead of what the features say.
/// Error: areaUnusable(why they are not known).
Result<std::vector<double>> tileMiddles(const Bag &bag, std::optional<double> tileEdge);

/// Sets excluded[i] to 1 where the middle of tile i lies inside the outline (even-odd rule).
void takeOut(const protocol::AreaOutline &outline, std::span<const double> middles, std::span<uint8_t> excluded);

} // namespace tessera
