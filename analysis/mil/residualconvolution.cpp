#include "analysis/mil/residualconvolution.h"

#include <ATen/ATen.h>

namespace tessera::mil {

at::Tensor residualConvolution(const at::Tensor &values, const at::Tensor &weight)
{
    return at::conv2d(values.unsqueeze(0), weight, {}, 1, at::IntArrayRef({residualReach - 1, 0}), 1, values.size(0))
        .squeeze(0);
}

at::Tensor firstRowOfResidualConvolution(const at::Tensor &values, const at::Tensor &weight)
{
    const at::Tensor kernel = weight.slice(2, residualReach - 1, residualReach - 1 + values.size(1)); // [h, 1, rows, 1]
    return at::matmul(kernel.squeeze(3), values).squeeze(1);
}

} // namespace tessera::mil
