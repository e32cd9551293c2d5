#include "analysis/mil/tilepooling.h"

#include <ATen/ATen.h>

namespace tessera::mil {
namespace {

/// The classifier is the fourth module of the published head where there is a dropout before it, else the third.
std::string classifierOf(const Weights &weights, const std::string &prefix)
{
    return prefix + (weights.contains(prefix + "head.2.weight") ? "head.2." : "head.3.");
}

} // namespace

TilePooling::TilePooling(const Architecture &architecture, const Weights &weights, const std::string &prefix)
    : m_max(architecture.baseline == Baseline::max), m_weight(take(weights, classifierOf(weights, prefix) + "weight")),
      m_bias(take(weights, classifierOf(weights, prefix) + "bias"))
{
}

Pooled TilePooling::pool(const at::Tensor &tokens, RandomSource *) const
{
    Pooled pooled;
    pooled.instanceLogits = singleTileLogits(tokens);
    pooled.logits = m_max ? std::get<0>(pooled.instanceLogits.max(0)) : pooled.instanceLogits.mean(0);
    return pooled;
}

at::Tensor TilePooling::score(const at::Tensor &, const Pooled &pooled, RandomSource *) const
{
    return std::get<0>(at::softmax(pooled.instanceLogits, 1).max(1));
}

at::Tensor TilePooling::instanceLogProbabilities(const at::Tensor &, const Pooled &pooled) const
{
    return at::log_softmax(pooled.instanceLogits.to(at::kDouble), 1);
}

at::Tensor TilePooling::singleTileLogits(const at::Tensor &tokens) const
{
    return at::linear(tokens, m_weight, m_bias);
}

at::Tensor TilePooling::rawAttentionMap(const Pooled &pooled, int64_t predicted) const
{
    return pooled.instanceLogits.select(1, predicted);
}

at::Tensor TilePooling::attentionMap(const Pooled &pooled, int64_t) const
{
    const at::Tensor &logits = pooled.instanceLogits;
    const int64_t tiles = logits.size(0);
    if (!m_max)
        return at::full({tiles}, 1 / static_cast<double>(tiles), logits.options());
    const at::Tensor shares = at::full({logits.size(1)}, 1 / static_cast<double>(logits.size(1)), logits.options());
    return at::zeros({tiles}, logits.options()).index_add_(0, logits.argmax(0), shares);
}

} // namespace tessera::mil
