#pragma once
#include "analysis/mil/aggregator.h"

namespace tessera::mil {

/// Attention pooling, plain or gated: `attn` (ABMIL; mhim-mil.md 2.1).
///   a = W2 act_a(W1 f) [T];  A = softmax over the tiles;  z = sum A_i f_i [M];  logits = predictor(z) [C]
/// Gated: a = Wc (act_a(Wa f) * sigmoid(Wb f)). No biases.
class AttentionPooling : public Aggregator {
public:
    AttentionPooling(const Architecture &architecture, const Weights &weights, const std::string &prefix);

    Pooled pool(const at::Tensor &tokens, RandomSource *random) const override;
    at::Tensor tileParts(const at::Tensor &tokens) const override; ///< a, then f W_pred^T
    Pooled poolFrom(const at::Tensor &tokens, const at::Tensor &parts) const override;
    at::Tensor score(const at::Tensor &tokens, const Pooled &pooled, RandomSource *random) const override;
    at::Tensor instanceLogProbabilities(const at::Tensor &tokens, const Pooled &pooled) const override;
    at::Tensor singleTileLogits(const at::Tensor &tokens) const override;
    at::Tensor rawAttentionMap(const Pooled &pooled, int64_t predicted) const override;
    at::Tensor attentionMap(const Pooled &pooled, int64_t predicted) const override;

private:
    ScoreKind m_score;
    Activation m_activation;
    at::Tensor m_attention;       ///< [128, M]: W1, or W_a when gated
    at::Tensor m_gate;            ///< [128, M]: W_b, gated only
    at::Tensor m_attentionOut;    ///< [1, 128]: W2, or W_c
    at::Tensor m_predictorWeight; ///< [C, M]
    at::Tensor m_predictorBias;   ///< [C]
};

} // namespace tessera::mil
