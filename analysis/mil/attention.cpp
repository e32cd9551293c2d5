#include "analysis/mil/attention.h"

#include "analysis/mil/attentionpool.h"
#include "analysis/mil/classaware.h"

#include <ATen/ATen.h>

namespace tessera::mil {

AttentionPooling::AttentionPooling(const Architecture &architecture, const Weights &weights, const std::string &prefix)
    : m_score(architecture.version == Version::v1 ? ScoreKind::attention : architecture.score),
      m_activation(architecture.daAct), m_predictorWeight(take(weights, prefix + "predictor.weight")),
      m_predictorBias(take(weights, prefix + "predictor.bias"))
{
    const std::string encoder = prefix + "online_encoder.attention.";
    if (architecture.gated) {
        m_attention = take(weights, encoder + "attention_a.0.weight");
        m_gate = take(weights, encoder + "attention_b.0.weight");
        m_attentionOut = take(weights, encoder + "attention_c.weight");
    } else {
        m_attention = take(weights, encoder + "attention.0.weight");
        m_attentionOut = take(weights, encoder + "attention.2.weight");
    }
}

Pooled AttentionPooling::pool(const at::Tensor &tokens, RandomSource *) const
{
    Pooled pooled;
    const AttentionPooled result =
        attentionPool(tokens, {m_attention, m_gate, m_attentionOut, m_predictorWeight, m_activation});
    pooled.bagFeature = result.bag;
    pooled.attention = result.weights;
    pooled.attentionRaw = result.raw;
    pooled.instanceLogits = result.instanceLogits;
    pooled.logits = at::linear(pooled.bagFeature, m_predictorWeight, m_predictorBias).squeeze(0);
    return pooled;
}

at::Tensor AttentionPooling::tileParts(const at::Tensor &tokens) const
{
    const Pooled pooled = pool(tokens, nullptr);
    return pooled.instanceLogits.defined() ? at::cat({pooled.attentionRaw.unsqueeze(1), pooled.instanceLogits}, 1)
                                           : at::Tensor();
}

Pooled AttentionPooling::poolFrom(const at::Tensor &tokens, const at::Tensor &parts) const
{
    Pooled pooled;
    pooled.attentionRaw = parts.select(1, 0).contiguous();
    pooled.instanceLogits = parts.slice(1, 1);
    pooled.attention = at::softmax(pooled.attentionRaw, 0);
    pooled.bagFeature = at::mv(tokens.t(), pooled.attention).unsqueeze(0);
    pooled.logits = at::linear(pooled.bagFeature, m_predictorWeight, m_predictorBias).squeeze(0);
    return pooled;
}

at::Tensor AttentionPooling::score(const at::Tensor &tokens, const Pooled &pooled, RandomSource *) const
{
    if (m_score == ScoreKind::attention)
        return pooled.attention;
    // A_i (f_i W^T) instead of (A_i f_i) W^T: the same but for rounding, without a copy of all tokens.
    const at::Tensor logits =
        pooled.instanceLogits.defined() ? pooled.instanceLogits : at::matmul(tokens, m_predictorWeight.t());
    return classAwareScoreOf(logits * pooled.attention.unsqueeze(1), m_predictorBias);
}

at::Tensor AttentionPooling::instanceLogProbabilities(const at::Tensor &tokens, const Pooled &pooled) const
{
    return logProbabilitiesInDouble(tokens.size(0), m_predictorWeight, [&](int64_t begin, int64_t end) {
        return pooled.attention.slice(0, begin, end).to(at::kDouble).unsqueeze(1) *
               tokens.slice(0, begin, end).to(at::kDouble);
    });
}

at::Tensor AttentionPooling::singleTileLogits(const at::Tensor &tokens) const
{
    return at::linear(tokens, m_predictorWeight, m_predictorBias);
}

at::Tensor AttentionPooling::rawAttentionMap(const Pooled &pooled, int64_t) const { return pooled.attentionRaw; }

at::Tensor AttentionPooling::attentionMap(const Pooled &pooled, int64_t) const { return pooled.attention; }

} // namespace tessera::mil
