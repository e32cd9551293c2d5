#include "analysis/mil/pseudoinverse.h"

#include <ATen/ATen.h>

namespace tessera::mil {

at::Tensor pseudoInverse(const at::Tensor &a)
{
    const at::Tensor magnitude = a.abs();
    const at::Tensor start = magnitude.sum(2).max() * magnitude.sum(1).max();
    const at::Tensor identity = at::eye(a.size(1), a.options());
    at::Tensor z = a.transpose(1, 2) / start;
    for (int iteration = 0; iteration < 6; ++iteration) {
        const at::Tensor y = at::bmm(a, z);
        const at::Tensor inner = 15 * identity - at::bmm(y, 7 * identity - y);
        z = at::bmm(0.25 * z, 13 * identity - at::bmm(y, inner));
    }
    return z;
}

} // namespace tessera::mil
