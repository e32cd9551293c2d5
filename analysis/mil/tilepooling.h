#pragma once
#include "analysis/mil/aggregator.h"

namespace tessera::mil {

/// `mean` and `max` pooling (mhim-mil.md 2.4): logits of each tile [T, C], then their mean or maximum over the tiles.
/// There is no bag feature, so no consistency loss. The score is the probability of the tile's likeliest class: these
/// baselines have no masks of their own, but their maps are shown beside the others'.
class TilePooling : public Aggregator {
public:
    TilePooling(const Architecture &architecture, const Weights &weights, const std::string &prefix);

    Pooled pool(const at::Tensor &tokens, RandomSource *random) const override;
    at::Tensor score(const at::Tensor &tokens, const Pooled &pooled, RandomSource *random) const override;
    at::Tensor instanceLogProbabilities(const at::Tensor &tokens, const Pooled &pooled) const override;
    at::Tensor singleTileLogits(const at::Tensor &tokens) const override;
    at::Tensor rawAttentionMap(const Pooled &pooled, int64_t predicted) const override;
    /// mean: 1/T everywhere. max: the share of classes whose maximum is at this tile.
    at::Tensor attentionMap(const Pooled &pooled, int64_t predicted) const override;

private:
    bool m_max;
    at::Tensor m_weight; ///< [C, M]
    at::Tensor m_bias;   ///< [C]
};

} // namespace tessera::mil
