#pragma once
#include <ATen/core/Tensor.h>

namespace tessera::mil {

/// Depth-wise convolution of the values along the tokens, one kernel a head, zeros beyond both ends (mhim-mil.md 2.2).
/// values [h, n, d], weight [h, 1, 33, 1] -> [h, n, d].
at::Tensor residualConvolution(const at::Tensor &values, const at::Tensor &weight);

/// Its first row alone, [h, d], from the first rows of the values: as many as the kernel reaches, or all.
at::Tensor firstRowOfResidualConvolution(const at::Tensor &values, const at::Tensor &weight);

/// Rows that the first row of the result depends on.
constexpr int64_t residualReach = 17;

} // namespace tessera::mil
