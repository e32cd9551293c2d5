#include "analysis/mil/attention.h"

#include "analysis/mil/classaware.h"
#include "analysis/mil/embedding.h"

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

at::Tensor AttentionPooling::rawAttention(const at::Tensor &tokens) const
{
    at::Tensor hidden = activated(at::linear(tokens, m_attention), m_activation);
    if (m_gate.defined())
        hidden = hidden * at::sigmoid(at::linear(tokens, m_gate));
    return at::linear(hidden, m_attentionOut).squeeze(1);
}

Pooled AttentionPooling::pool(const at::Tensor &tokens, RandomSource *) const
{
    Pooled pooled;
    pooled.attentionRaw = rawAttention(tokens);
    pooled.attention = at::softmax(pooled.attentionRaw, 0);
    pooled.bagFeature = at::mm(pooled.attention.unsqueeze(0), tokens);
    pooled.logits = at::linear(pooled.bagFeature, m_predictorWeight, m_predictorBias).squeeze(0);
    return pooled;
}

at::Tensor AttentionPooling::score(const at::Tensor &tokens, const Pooled &pooled, RandomSource *) const
{
    if (m_score == ScoreKind::attention)
        return pooled.attention;
    return classAwareScore(pooled.attention.unsqueeze(1) * tokens, m_predictorWeight, m_predictorBias);
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
