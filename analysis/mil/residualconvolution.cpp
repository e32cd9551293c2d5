#include "analysis/mil/residualconvolution.h"

#include <ATen/ATen.h>

namespace tessera::mil {

/// Not at::conv2d on the CPU: with LibTorch 1.13 its weight gradient for this shape (one group a head, kernel 33 x 1) is
/// wrong at some lengths, 64 and 256 among them.
at::Tensor residualConvolution(const at::Tensor &values, const at::Tensor &weight)
{
    at::Tensor padded = at::constant_pad_nd(values, {0, 0, 16, 16});
    at::Tensor sum = at::zeros_like(values);
    for (int64_t k = 0; k < 33; ++k)
        sum = sum + padded.slice(1, k, k + values.size(1)) * weight.select(2, k).view({-1, 1, 1});
    return sum;
}

at::Tensor firstRowOfResidualConvolution(const at::Tensor &values, const at::Tensor &weight)
{
    const at::Tensor kernel = weight.slice(2, residualReach - 1, residualReach - 1 + values.size(1)); // [h, 1, rows, 1]
    return at::matmul(kernel.squeeze(3), values).squeeze(1);
}

} // namespace tessera::mil
