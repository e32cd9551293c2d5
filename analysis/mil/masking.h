#pragma once
#include "analysis/mil/architecture.h"
#include "analysis/mil/hardness.h"

#include <ATen/core/Tensor.h>

namespace tessera::mil {

class RandomSource;

/// Which tiles a step shows to the student. `ids` [N] int64: the visible ones in ascending order, then the hidden ones.
struct KeepList {
    at::Tensor ids;
    int64_t visible = 0;
    at::Tensor visibleIds() const { return ids.slice(0, 0, visible); }
    at::Tensor hiddenIds() const { return ids.slice(0, visible); }
};

/// Shows what `list` hides and hides what it shows (`select_inv`, 3.3): hidden ones first, in their order.
KeepList inverted(const KeepList &list);

/// The `count` highest or lowest tiles in the order in which the published selection hands them over (3.3, step 3).
/// `score` [N], or [h, N]: then every head votes for `count` tiles, or the union of the heads' picks is taken.
/// Ties are broken by at::topk with the published flags.
at::Tensor pickTiles(const at::Tensor &score, int64_t count, Direction direction, Fusion fusion);

/// One stage of masking (3.3): hides `share` of the tiles picked by `ratio`, together with those that `hidden` hides
/// already. One permutation is drawn where share < 1. `hidden` may be undefined.
at::Tensor hideTiles(const at::Tensor &score, Direction direction, double ratio, double share, Fusion fusion,
                     const at::Tensor &hidden, RandomSource &random);

/// Random, low and high mask, in this order, each where its ratio is above 0, and their union (3.4).
KeepList maskTiles(const at::Tensor &score, const MaskRatios &ratios, Fusion fusion, RandomSource &random);

} // namespace tessera::mil
