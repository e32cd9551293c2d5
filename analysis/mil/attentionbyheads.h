#pragma once
#include "analysis/mil/landmarkattention.h"

namespace tessera::mil {

/// attendThroughLandmarks() on the CPU.
AttentionThroughLandmarks attendByHeads(const at::Tensor &qkv, const Landmarks &landmarks,
                                        const at::Tensor &convolution, const MatrixBudget &budget);

/// a = (A1 Z) A3 [h, n] on the CPU, with gradient: rows `to` of A1 [h, 1, m], keys [n, h d].
at::Tensor carryByHeads(const at::Tensor &to, const at::Tensor &keys, const Landmarks &landmarks,
                        const MatrixBudget &budget);

} // namespace tessera::mil
