#pragma once
#include <ATen/core/Tensor.h>

namespace tessera::mil {

/// Consistency of the student's bag feature with the teacher's (mhim-mil.md 3.7), a scalar: the mean over rows of
///   - sum_m softmax(teacher / temperature)_m log_softmax(student)_m
/// Features, not logits: [1, M], dsmil [C, M]. Gradients reach the student only. A cross-entropy: at agreement it is
/// the entropy of the softened teacher, not 0.
at::Tensor consistency(const at::Tensor &student, const at::Tensor &teacher, double temperature);

} // namespace tessera::mil
