#pragma once
#include "analysis/mil/architecture.h"
#include "analysis/mil/weights.h"

namespace tessera::mil {

/// The first layer of every model (mhim-mil.md 1): f = dropout(act(x W_f^T + b_f)).
/// x [T, D] -> f [T, M], float32. W_f [M, D]: `feature.0.weight`, or `head.0.weight` of mean and max.
class Embedding {
public:
    Embedding(const Architecture &architecture, const Weights &weights, const std::string &prefix);

    /// `keep` [T, M] bool from RandomSource::dropoutMask, undefined in evaluation mode.
    at::Tensor forward(const at::Tensor &features, const at::Tensor &keep = {}) const;

    int64_t width() const { return m_weight.size(0); } ///< M

private:
    at::Tensor m_weight; ///< [M, D]
    at::Tensor m_bias;   ///< [M]
    Activation m_activation;
    double m_dropout;
};

/// In place where it can be done.
at::Tensor activated(at::Tensor x, Activation activation);

} // namespace tessera::mil
