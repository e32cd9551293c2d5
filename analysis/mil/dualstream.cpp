#include "analysis/mil/dualstream.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace tessera::mil {

DualStreamPooling::DualStreamPooling(const Architecture &architecture, const Weights &weights,
                                     const std::string &prefix)
    : m_averagesProbabilities(architecture.version == Version::v1),
      m_scoreByInstanceLogits(architecture.version == Version::v1 ? architecture.scoreByInstanceLogits
                                                                  : architecture.score == ScoreKind::classAware),
      m_instanceWeight(take(weights, prefix + "online_encoder.i_classifier.0.weight")),
      m_instanceBias(take(weights, prefix + "online_encoder.i_classifier.0.bias")),
      m_hiddenWeight(take(weights, prefix + "online_encoder.b_classifier.q.0.weight")),
      m_hiddenBias(take(weights, prefix + "online_encoder.b_classifier.q.0.bias")),
      m_queryWeight(take(weights, prefix + "online_encoder.b_classifier.q.2.weight")),
      m_queryBias(take(weights, prefix + "online_encoder.b_classifier.q.2.bias")),
      m_valueWeight(take(weights, prefix + "online_encoder.b_classifier.v.1.weight")),
      m_valueBias(take(weights, prefix + "online_encoder.b_classifier.v.1.bias")),
      m_bagWeight(take(weights, prefix + "online_encoder.b_classifier.fcc.weight")),
      m_bagBias(take(weights, prefix + "online_encoder.b_classifier.fcc.bias"))
{
}

Pooled DualStreamPooling::pool(const at::Tensor &tokens, RandomSource *) const
{
    Pooled pooled;
    pooled.instanceLogits = at::linear(tokens, m_instanceWeight, m_instanceBias);
    at::Tensor critical;
    std::tie(pooled.maxInstanceLogits, critical) = pooled.instanceLogits.max(0);
    const at::Tensor queries =
        at::tanh(at::linear(at::relu(at::linear(tokens, m_hiddenWeight, m_hiddenBias)), m_queryWeight, m_queryBias));
    // The queries of the critical tiles: gradients of both calls of q meet here.
    const at::Tensor keys = queries.index_select(0, critical);
    pooled.attentionRaw = at::mm(queries, keys.t()) * (1 / std::sqrt(static_cast<double>(keys.size(1))));
    pooled.attention = at::softmax(pooled.attentionRaw, 0);
    pooled.bagFeature = at::mm(pooled.attention.t(), at::relu(at::linear(tokens, m_valueWeight, m_valueBias)));

    pooled.bagLogits =
        at::linear(pooled.bagFeature.reshape({1, -1}), m_bagWeight.reshape({m_bagBias.size(0), -1}), m_bagBias)
            .squeeze(0);
    pooled.logits = m_averagesProbabilities
                        ? 0.5 * at::softmax(pooled.bagLogits, 0) + 0.5 * at::softmax(pooled.maxInstanceLogits, 0)
                        : 0.5 * pooled.bagLogits + 0.5 * pooled.maxInstanceLogits;
    return pooled;
}

at::Tensor DualStreamPooling::score(const at::Tensor &, const Pooled &pooled, RandomSource *) const
{
    return std::get<0>((m_scoreByInstanceLogits ? pooled.instanceLogits : pooled.attention).max(1));
}

at::Tensor DualStreamPooling::instanceLogProbabilities(const at::Tensor &, const Pooled &pooled) const
{
    return at::log_softmax(pooled.instanceLogits.to(at::kDouble), 1);
}

/// With one tile every class attends to it: the rows of B are all v(f), and W_fcc meets them summed over its classes.
at::Tensor DualStreamPooling::singleTileLogits(const at::Tensor &tokens) const
{
    constexpr int64_t chunkRows = 4096;              // v of a large bag is never held at once
    const at::Tensor bagWeight = m_bagWeight.sum(1); // [C, M]
    std::vector<at::Tensor> chunks;
    for (const at::Tensor &part : tokens.split(chunkRows)) {
        const at::Tensor bag = at::linear(at::relu(at::linear(part, m_valueWeight, m_valueBias)), bagWeight, m_bagBias);
        const at::Tensor instance = at::linear(part, m_instanceWeight, m_instanceBias);
        chunks.push_back(m_averagesProbabilities ? (0.5 * at::softmax(bag, 1) + 0.5 * at::softmax(instance, 1)).log()
                                                 : 0.5 * bag + 0.5 * instance);
    }
    return at::cat(chunks);
}

at::Tensor DualStreamPooling::rawAttentionMap(const Pooled &pooled, int64_t) const
{
    return std::get<0>(pooled.attentionRaw.max(1));
}

at::Tensor DualStreamPooling::attentionMap(const Pooled &pooled, int64_t predicted) const
{
    return pooled.attention.select(1, predicted);
}

at::Tensor DualStreamPooling::crossEntropy(const Pooled &pooled, int64_t target) const
{
    if (!m_averagesProbabilities)
        return Aggregator::crossEntropy(pooled, target);
    return -0.5 * at::log_softmax(pooled.bagLogits, 0)[target] -
           0.5 * at::log_softmax(pooled.maxInstanceLogits, 0)[target];
}

} // namespace tessera::mil
