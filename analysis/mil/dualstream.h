#pragma once
#include "analysis/mil/aggregator.h"
#include "analysis/mil/detail/dualstreams.h"

namespace tessera::mil {

/// Dual-stream pooling, `dsmil` (mhim-mil.md 2.3), on tokens f [T, M]. Gradients flow through the logits of all kinds
/// but the tiles', and through the bag feature.
///   instance stream: c = W_c f [T, C]; its maximum over the tiles [C] is at the critical tile of each class
///   bag stream: q(f) = tanh(W_2 relu(W_1 f)) [T, 128]; v(f) = relu(W_v f) [T, M]; K = q of the critical tiles [C, 128]
///               A = softmax over tiles of q K^T / sqrt(128) [T, C]; B = A^T v [C, M]; bag logits = W_fcc B [C]
///   logits: half of both streams' logits; version 1: half of both streams' probabilities
class DualStreamPooling : public Aggregator {
public:
    DualStreamPooling(const Architecture &architecture, const Weights &weights, const std::string &prefix);

    Pooled pool(const at::Tensor &tokens, RandomSource *random) const override;
    at::Tensor score(const at::Tensor &tokens, const Pooled &pooled, RandomSource *random) const override;
    at::Tensor instanceLogProbabilities(const at::Tensor &tokens, const Pooled &pooled) const override;
    at::Tensor singleTileLogits(const at::Tensor &tokens) const override;
    at::Tensor rawAttentionMap(const Pooled &pooled, int64_t predicted) const override;
    at::Tensor attentionMap(const Pooled &pooled, int64_t predicted) const override;
    /// Version 1: the mean of both streams' cross-entropies.
    at::Tensor crossEntropy(const Pooled &pooled, int64_t target) const override;

private:
    bool m_averagesProbabilities; ///< version 1
    bool m_scoreByInstanceLogits;
    detail::StreamWeights m_streams;
    at::Tensor m_bagWeight; ///< [C, C, M]: W_fcc
    at::Tensor m_bagBias;   ///< [C]
};

} // namespace tessera::mil
