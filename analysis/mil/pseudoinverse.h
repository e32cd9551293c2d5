#pragma once
#include <ATen/core/Tensor.h>

namespace tessera::mil {

/// Iterative pseudo-inverse of A [h, m, m], softmax over the last axis (mhim-mil.md 2.2):
///   z <- A^T / (cmax rmax); 6 times: y = A z, z <- z (13 I - y (15 I - y (7 I - y))) / 4
/// with cmax and rmax the largest absolute row and column sum over all heads.
at::Tensor pseudoInverse(const at::Tensor &a);

} // namespace tessera::mil
