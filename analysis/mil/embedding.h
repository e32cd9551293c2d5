#pragma once
#include "analysis/mil/architecture.h"
#include "analysis/mil/weights.h"

namespace tessera::mil {

/// The first layer of every model (mhim-mil.md 1): f = dropout(act(x W_f^T + b_f)).
/// x [N, D] -> f [N, M], float32. W_f [M, D]: `feature.0.weight`, or `head.0.weight` of mean and max.
class Embedding {
public:
    Embedding(const Architecture &architecture, const Weights &weights, const std::string &prefix);

    /// Which part of a bag is embedded, and what stands behind it.
    struct Part {
        at::Tensor rows; ///< [T] int64, rows of x in the wanted order; undefined: all of them
        at::Tensor keep; ///< [N, M] bool, the dropout mask of the whole bag; undefined: evaluation mode
        at::Tensor tail; ///< [R, M], tokens that follow the embedded ones in the result; undefined: none
    };

    /// `features` [N, D] -> [T + R, M]. Gradients reach the weights and the tail, never the features.
    at::Tensor forward(const at::Tensor &features, const Part &part) const;
    at::Tensor forward(const at::Tensor &features) const { return forward(features, Part{{}, {}, {}}); }

    int64_t width() const { return m_weight.size(0); } ///< M
    double dropout() const { return m_dropout; }

private:
    at::Tensor m_weight; ///< [M, D]
    at::Tensor m_bias;   ///< [M]
    Activation m_activation;
    double m_dropout;
};

/// In place where it can be done.
at::Tensor activated(at::Tensor x, Activation activation);

} // namespace tessera::mil
