#include "analysis/mil/dualstream.h"

#include "analysis/mil/detail/rowchunks.h"

#include <ATen/ATen.h>

namespace tessera::mil {

DualStreamPooling::DualStreamPooling(const Architecture &architecture, const Weights &weights,
                                     const std::string &prefix)
    : m_averagesProbabilities(architecture.version == Version::v1),
      m_scoreByInstanceLogits(architecture.version == Version::v1 ? architecture.scoreByInstanceLogits
                                                                  : architecture.score == ScoreKind::classAware),
      m_streams{take(weights, prefix + "online_encoder.i_classifier.0.weight"),
                take(weights, prefix + "online_encoder.i_classifier.0.bias"),
                take(weights, prefix + "online_encoder.b_classifier.q.0.weight"),
                take(weights, prefix + "online_encoder.b_classifier.q.0.bias"),
                take(weights, prefix + "online_encoder.b_classifier.q.2.weight"),
                take(weights, prefix + "online_encoder.b_classifier.q.2.bias"),
                take(weights, prefix + "online_encoder.b_classifier.v.1.weight"),
                take(weights, prefix + "online_encoder.b_classifier.v.1.bias")},
      m_bagWeight(take(weights, prefix + "online_encoder.b_classifier.fcc.weight")),
      m_bagBias(take(weights, prefix + "online_encoder.b_classifier.fcc.bias"))
{
}

Pooled DualStreamPooling::pool(const at::Tensor &tokens, RandomSource *) const
{
    const detail::Streams streams = detail::runStreams(tokens, m_streams);
    Pooled pooled;
    pooled.maxInstanceLogits = streams.maxInstanceLogits;
    pooled.bagFeature = streams.bagFeature;
    pooled.instanceLogits = streams.instanceLogits;
    pooled.attentionRaw = streams.attentionRaw;
    pooled.attention = streams.attention;
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
    const at::Tensor bagWeight = m_bagWeight.sum(1); // [C, M]
    const at::Tensor result = at::empty({tokens.size(0), m_bagBias.size(0)}, tokens.options());
    detail::RowChunks(tokens.size(0), tokens.device()).forEach([&](int64_t) -> detail::RowChunks::Work {
        return [&](int64_t begin, int64_t end) {
            const at::Tensor rows = tokens.slice(0, begin, end);
            const at::Tensor bag =
                at::linear(at::linear(rows, m_streams.value, m_streams.valueBias).relu_(), bagWeight, m_bagBias);
            const at::Tensor instance = at::linear(rows, m_streams.instance, m_streams.instanceBias);
            result.slice(0, begin, end)
                .copy_(m_averagesProbabilities ? (0.5 * at::softmax(bag, 1) + 0.5 * at::softmax(instance, 1)).log()
                                               : 0.5 * bag + 0.5 * instance);
        };
    });
    return result;
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
