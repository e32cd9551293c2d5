#pragma once
#include <ATen/core/Tensor.h>

namespace tessera::mil {

/// Negative log-likelihood of one patient (mhim-mil.md 7), a scalar with gradient to `logits` [bins]. With hazards
/// h = sigmoid(logits), S_j = prod_{i <= j} (1 - h_i), S_{-1} = 1 and every probability at least 1e-7:
///   event in `bin`:      - log S_{bin-1} - log h_bin
///   censored in `bin`:   - (1 - alpha) log S_bin
/// `alpha` is the share by which censored patients count less.
at::Tensor survivalLoss(const at::Tensor &logits, int64_t bin, bool censored, double alpha = 0);

} // namespace tessera::mil
