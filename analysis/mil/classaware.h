#pragma once
#include <ATen/core/Tensor.h>

#include <functional>

namespace tessera::mil {

/// Class-aware instance probability (mhim-mil.md 3.2): max over classes of softmax(e W^T + b_0), [T] float32, where the
/// same scalar, the bias of class 0, is added to every class. e [T, M]: the tile's part of the bag feature.
at::Tensor classAwareScore(const at::Tensor &parts, const at::Tensor &predictorWeight, const at::Tensor &predictorBias);

/// The same from e W^T [T, C].
at::Tensor classAwareScoreOf(const at::Tensor &partLogits, const at::Tensor &predictorBias);

/// log softmax(e W^T) in double, [T, C] (4.2 c). `parts(begin, end)` gives rows of e in double: not all at once, so
/// that the copy of a large bag stays small.
at::Tensor logProbabilitiesInDouble(int64_t tiles, const at::Tensor &predictorWeight,
                                    const std::function<at::Tensor(int64_t begin, int64_t end)> &parts);

} // namespace tessera::mil
