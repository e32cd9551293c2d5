#pragma once
#include "analysis/mil/architecture.h"

#include <ATen/core/Tensor.h>

namespace tessera::mil {

/// The weights of attention pooling (mhim-mil.md 2.1).
struct AttentionWeights {
    at::Tensor attention; ///< [128, M]
    at::Tensor gate;      ///< [128, M], undefined when not gated
    at::Tensor out;       ///< [1, 128]
    at::Tensor predictor; ///< [C, M]
    Activation activation;
};

struct AttentionPooled {
    at::Tensor bag;            ///< [1, M]
    at::Tensor weights;        ///< [T], A
    at::Tensor raw;            ///< [T], a
    at::Tensor instanceLogits; ///< [T, C], f W_pred^T: all but free in the product that makes the attention; undefined
                               ///< where a gradient is asked for
};

/// Pools tokens [T, M]. Only the bag feature has a gradient, which is computed by hand: the two ways from it to the
/// tokens, through the sum and through the attention, are one matrix product instead of three passes over all tokens.
AttentionPooled attentionPool(const at::Tensor &tokens, const AttentionWeights &weights);

} // namespace tessera::mil
