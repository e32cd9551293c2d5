#pragma once
#include <ATen/core/Tensor.h>

namespace tessera::mil::detail {

/// Gradient of the 7 x 7 kernels of a depth-wise convolution with zeros around the grid, [M, 1, 7, 7], on the CPU,
/// float or double. grid, outGradient: [rows * columns, M], contiguous. LibTorch 1.13 takes fifteen times as long.
at::Tensor depthwiseKernelGradient(const at::Tensor &grid, const at::Tensor &outGradient, int64_t rows,
                                   int64_t columns);

} // namespace tessera::mil::detail
