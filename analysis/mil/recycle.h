#pragma once
#include "analysis/mil/architecture.h"
#include "analysis/mil/weights.h"

namespace tessera::mil {

class RandomSource;

/// The global recycle network (mhim-mil.md 3.6): k_r queries gather what is worth keeping of the tiles that the random
/// split takes away. One layer norm for tokens and queries, cross-attention with 8 heads of width 64. Keys `merge.*`.
class RecycleNetwork {
public:
    static constexpr int64_t heads = 8;
    static constexpr int64_t headWidth = 64;

    RecycleNetwork(const Architecture &architecture, const Weights &weights, const std::string &prefix);

    /// `tokens` [T, M], T >= 0 -> z [k_r, M]. `random` null: evaluation mode.
    at::Tensor forward(const at::Tensor &tokens, RandomSource *random) const;

    /// Q <- momentum Q + (1 - momentum) z, at once, before the backward pass of the same step (3.6 says why it
    /// matters); a momentum of 1 leaves them.
    void updateQueries(const at::Tensor &recycled, double momentum) const;

private:
    double m_dropout;
    at::Tensor m_queries;    ///< [1, k_r, M] `global_q_mm`
    at::Tensor m_normWeight; ///< [M]
    at::Tensor m_normBias;   ///< [M]
    at::Tensor m_toQ;        ///< [512, M]
    at::Tensor m_toKv;       ///< [1024, M], first half k, second half v
    at::Tensor m_outWeight;  ///< [M, 512]
    at::Tensor m_outBias;    ///< [M]
};

} // namespace tessera::mil
