#include "analysis/mil/selfattention.h"

#include "analysis/mil/classaware.h"
#include "analysis/mil/dropout.h"

#include <ATen/ATen.h>

#include <algorithm>

namespace tessera::mil {
namespace {

constexpr double normEpsilon = 1e-5;

/// The mask is drawn for all n' rows of the padded sequence, as the published program does, and cut to the `kept` rows
/// that are computed, the first of which is the class token.
at::Tensor dropoutOfPadded(const at::Tensor &x, int64_t tokens, int64_t paddedTokens, double rate, RandomSource *random)
{
    if (!random || rate == 0)
        return x;
    const int64_t first = paddedTokens - tokens;
    const at::Tensor mask = random->dropoutMask({1, paddedTokens, x.size(1)}, rate);
    return x * mask.squeeze(0).slice(0, first, first + x.size(0)).to(x.device(), x.scalar_type()).div_(1 - rate);
}

/// The part of each tile in the class token's row of layer 1, before to_out: a [h, T], v [h, T, d] -> [T, inner].
at::Tensor weightedValues(const at::Tensor &attention, const at::Tensor &values)
{
    return (attention.unsqueeze(2) * values).transpose(0, 1).reshape({values.size(1), -1});
}

} // namespace

at::Tensor SelfAttentionPooling::Norm::operator()(const at::Tensor &x) const
{
    return at::layer_norm(x, weight.sizes(), weight, bias, normEpsilon);
}

SelfAttentionPooling::Norm SelfAttentionPooling::normOf(const Weights &weights, const std::string &prefix)
{
    return {take(weights, prefix + "norm.weight"), take(weights, prefix + "norm.bias")};
}

SelfAttentionPooling::SelfAttentionPooling(const Architecture &architecture, const Weights &weights,
                                           const std::string &prefix)
    : m_score(architecture.version == Version::v1 ? ScoreKind::attention : architecture.score),
      m_scoreLayer(architecture.version == Version::v1 ? architecture.scoreLayer : 0),
      m_dropout(architecture.innerDropout), m_classToken(take(weights, prefix + "online_encoder.cls_token")),
      m_norm1(normOf(weights, prefix + "online_encoder.layer1.")),
      m_norm2(normOf(weights, prefix + "online_encoder.layer2.")), m_norm(normOf(weights, prefix + "online_encoder.")),
      m_layer1(weights, prefix + "online_encoder.layer1.attn.", architecture.heads),
      m_layer2(weights, prefix + "online_encoder.layer2.attn.", architecture.heads),
      m_position(weights, prefix + "online_encoder.pos_embedding."),
      m_predictorWeight(take(weights, prefix + "predictor.weight")),
      m_predictorBias(take(weights, prefix + "predictor.bias"))
{
}

Pooled SelfAttentionPooling::pool(const at::Tensor &tokens, RandomSource *random) const
{
    const at::Tensor sequence = at::cat({m_classToken.view({1, -1}), tokens}); // [n, M]
    const int64_t count = sequence.size(0);
    const int64_t padded = m_layer1.paddedCount(count);
    const NystromAttention::Result first = m_layer1.forward(m_norm1(sequence));
    const at::Tensor afterFirst = sequence + dropoutOfPadded(first.output, count, padded, m_dropout, random);
    const at::Tensor placed = m_position.forward(afterFirst);
    const NystromAttention::Result second = m_layer2.forwardClassToken(m_norm2(placed));
    Pooled pooled;
    pooled.bagFeature =
        m_norm(placed.slice(0, 0, 1) + dropoutOfPadded(second.output, count, padded, m_dropout, random));
    pooled.logits = at::linear(pooled.bagFeature, m_predictorWeight, m_predictorBias).squeeze(0);
    pooled.attention = first.attention;
    pooled.attentionOfLayer2 = second.attention;
    pooled.values = first.values;
    return pooled;
}

at::Tensor SelfAttentionPooling::score(const at::Tensor &, const Pooled &pooled, RandomSource *random) const
{
    if (m_score == ScoreKind::attention)
        return m_scoreLayer == 0 ? pooled.attention : pooled.attentionOfLayer2;
    const at::Tensor parts = m_layer1.project(weightedValues(pooled.attention, pooled.values));
    return classAwareScore(dropout(parts, m_dropout, random), m_predictorWeight, m_predictorBias);
}

at::Tensor SelfAttentionPooling::instanceLogProbabilities(const at::Tensor &tokens, const Pooled &pooled) const
{
    return logProbabilitiesInDouble(tokens.size(0), m_predictorWeight, [&](int64_t begin, int64_t end) {
        return m_layer1.projectInDouble(weightedValues(pooled.attention.slice(1, begin, end).to(at::kDouble),
                                                       pooled.values.slice(1, begin, end).to(at::kDouble)));
    });
}

/// In chunks, so that a large bag takes no more memory than pool() does.
at::Tensor SelfAttentionPooling::singleTileLogits(const at::Tensor &tokens) const
{
    constexpr int64_t chunkTiles = 2048;
    std::vector<at::Tensor> logits;
    for (int64_t first = 0; first < tokens.size(0); first += chunkTiles) {
        const at::Tensor tiles = tokens.slice(0, first, std::min(first + chunkTiles, tokens.size(0)));
        const at::Tensor pairs = at::stack({m_classToken.view({1, -1}).expand_as(tiles), tiles}, 1); // [T, 2, M]
        const at::Tensor afterFirst = pairs + m_layer1.forwardPairs(m_norm1(pairs), 2);
        const at::Tensor classTokens = afterFirst.select(1, 0);
        const at::Tensor placed = at::stack({classTokens, m_position.forwardAlone(afterFirst.select(1, 1))}, 1);
        const at::Tensor features = m_norm(classTokens + m_layer2.forwardPairs(m_norm2(placed), 1).select(1, 0));
        logits.push_back(at::linear(features, m_predictorWeight, m_predictorBias));
    }
    return at::cat(logits);
}

at::Tensor SelfAttentionPooling::rawAttentionMap(const Pooled &pooled, int64_t) const
{
    return pooled.attention.mean(0);
}

at::Tensor SelfAttentionPooling::attentionMap(const Pooled &pooled, int64_t predicted) const
{
    const at::Tensor positive = at::relu(rawAttentionMap(pooled, predicted));
    const at::Tensor sum = positive.sum();
    return sum.item<double>() > 0 ? positive / sum : positive;
}

} // namespace tessera::mil
