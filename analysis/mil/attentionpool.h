#pragma once
#include "analysis/mil/architecture.h"

#include <ATen/core/Tensor.h>

#include <tuple>

namespace tessera::mil {

/// The weights of attention pooling (mhim-mil.md 2.1).
struct AttentionWeights {
    at::Tensor attention; ///< [128, M]
    at::Tensor gate;      ///< [128, M], undefined when not gated
    at::Tensor out;       ///< [1, 128]
    Activation activation;
};

/// Tokens [T, M] -> bag feature [1, M], attention A [T], raw attention a [T]. Only the bag feature has a gradient,
/// which is computed by hand: the two ways from it to the tokens, through the sum and through the attention, are one
/// matrix product instead of three passes over all tokens.
std::tuple<at::Tensor, at::Tensor, at::Tensor> attentionPool(const at::Tensor &tokens, const AttentionWeights &weights);

} // namespace tessera::mil
