#pragma once
#include <ATen/core/Tensor.h>

#include <cstdint>

namespace tessera::mil {

/// Rows that the kernel reaches to either side.
constexpr int64_t residualReach = 16;

/// Depth-wise convolution of the values along the tokens, one kernel a head, zeros beyond both ends (mhim-mil.md 2.2).
/// values [h, n, d], weight [h, 1, 33, 1] -> [h, n, d].
at::Tensor residualConvolution(const at::Tensor &values, const at::Tensor &weight);

/// Its first row alone, [h, d], from the first rows of the values: as many as the kernel reaches, or all.
at::Tensor firstRowOfResidualConvolution(const at::Tensor &values, const at::Tensor &weight);

/// The same for one head on the CPU as products with a band matrix, several times faster than a convolution operator:
/// out [n, d] += convolution of values [n, d] with kernel [33].
void addResidual(const at::Tensor &out, const at::Tensor &values, const at::Tensor &kernel);

/// Its backward pass: adds to the gradient of the values [n, d] and gives the kernel's [33].
at::Tensor residualBackward(const at::Tensor &outGradient, const at::Tensor &values, const at::Tensor &kernel,
                            const at::Tensor &valuesGradient);

} // namespace tessera::mil
