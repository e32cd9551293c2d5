#include "analysis/mil/attention.h"

#include <ATen/ATen.h>

namespace tessera::mil {
namespace {

at::Tensor activated(at::Tensor x, Activation activation)
{
    switch (activation) {
    case Activation::none:
        return x;
    case Activation::relu:
        return at::relu_(x);
    case Activation::gelu:
        return at::gelu(x);
    case Activation::tanh:
        return at::tanh_(x);
    }
    return x;
}

const at::Tensor &take(const Weights &weights, const std::string &key)
{
    const auto found = weights.find(key);
    TORCH_CHECK(found != weights.end(), "tensor ", key, " is missing");
    return found->second;
}

/// Rows that are converted to double at a time: keeps the copy of a large bag small.
constexpr int64_t chunkRows = 8192;

} // namespace

AttentionModel::AttentionModel(const Architecture &architecture, const Weights &weights, const std::string &prefix)
    : m_architecture(architecture), m_featureWeight(take(weights, prefix + "feature.0.weight")),
      m_featureBias(take(weights, prefix + "feature.0.bias")),
      m_predictorWeight(take(weights, prefix + "predictor.weight")),
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

at::Tensor AttentionModel::rawAttention(const at::Tensor &embedded) const
{
    at::Tensor hidden = activated(at::linear(embedded, m_attention), m_architecture.daAct);
    if (m_architecture.gated)
        hidden = hidden * at::sigmoid(at::linear(embedded, m_gate));
    return at::linear(hidden, m_attentionOut).squeeze(1);
}

Forward AttentionModel::forward(const at::Tensor &features) const
{
    Forward pass;
    pass.embedded = activated(at::linear(features, m_featureWeight, m_featureBias), m_architecture.act);
    pass.attentionRaw = rawAttention(pass.embedded);
    pass.attention = at::softmax(pass.attentionRaw, 0);
    pass.bagFeature = at::mv(pass.embedded.t(), pass.attention);
    pass.logits = at::linear(pass.bagFeature, m_predictorWeight, m_predictorBias);
    return pass;
}

at::Tensor AttentionModel::singleTileLogits(const Forward &pass) const
{
    return at::linear(pass.embedded, m_predictorWeight, m_predictorBias);
}

at::Tensor AttentionModel::score(const Forward &pass) const
{
    if (!m_architecture.classAwareScore || m_architecture.version == Version::v1)
        return pass.attention;
    // 3.2 as it stands, in float32: the same scalar, the bias of class 0, is added to every class.
    const at::Tensor weighted = pass.attention.unsqueeze(1) * pass.embedded;
    const at::Tensor logits = at::matmul(weighted, m_predictorWeight.t()) + m_predictorBias[0];
    return std::get<0>(at::softmax(logits, 1).max(1));
}

at::Tensor AttentionModel::instanceLogProbabilities(const Forward &pass) const
{
    const at::Tensor weight = m_predictorWeight.to(at::kDouble).t();
    const at::Tensor attention = pass.attention.to(at::kDouble).unsqueeze(1);
    std::vector<at::Tensor> chunks;
    for (int64_t row = 0; row < pass.embedded.size(0); row += chunkRows) {
        const int64_t end = std::min(row + chunkRows, pass.embedded.size(0));
        const at::Tensor weighted = attention.slice(0, row, end) * pass.embedded.slice(0, row, end).to(at::kDouble);
        chunks.push_back(at::log_softmax(at::matmul(weighted, weight), 1));
    }
    return at::cat(chunks);
}

} // namespace tessera::mil
