#pragma once
#include "analysis/mil/baseline.h"

namespace tessera::mil {

/// Attention pooling, plain or gated: `attn` (ABMIL; mhim-mil 2.1).
///   f = act(x W_f^T + b_f) [N, M];  a [N];  A = softmax over the tiles;  z = sum A_i f_i;  logits = predictor(z)
class AttentionModel : public BaselineModel {
public:
    AttentionModel(const Architecture &architecture, const Weights &weights, const std::string &prefix);

    Forward forward(const at::Tensor &features) const override;
    at::Tensor singleTileLogits(const Forward &pass) const override;
    at::Tensor score(const Forward &pass) const override;
    at::Tensor instanceLogProbabilities(const Forward &pass) const override;

private:
    at::Tensor rawAttention(const at::Tensor &embedded) const;

    Architecture m_architecture;
    at::Tensor m_featureWeight;   ///< [M, D]
    at::Tensor m_featureBias;     ///< [M]
    at::Tensor m_attention;       ///< [128, M]: W1, or W_a when gated
    at::Tensor m_gate;            ///< [128, M]: W_b, gated only
    at::Tensor m_attentionOut;    ///< [1, 128]: W2, or W_c
    at::Tensor m_predictorWeight; ///< [C, M]
    at::Tensor m_predictorBias;   ///< [C]
};

} // namespace tessera::mil
