#pragma once
#include "analysis/mil/aggregator.h"
#include "analysis/mil/nystrom.h"
#include "analysis/mil/positionencoding.h"

namespace tessera::mil {

/// `selfattn` (TransMIL-like; mhim-mil.md 2.2): class token and tiles t [n, M], n = T + 1, through
///   t <- t + Nystrom1(LN(t));  tiles <- PPEG(tiles);  t <- t + Nystrom2(LN(t));  bag feature = LN(t)[0] [1, M]
/// Float32 throughout: the pseudo-inverse amplifies rounding (9.18), so no half precision and no TF32.
class SelfAttentionPooling : public Aggregator {
public:
    SelfAttentionPooling(const Architecture &architecture, const Weights &weights, const std::string &prefix);

    Pooled pool(const at::Tensor &tokens, RandomSource *random) const override;
    bool dependsOnOrder() const override { return true; }
    at::Tensor score(const at::Tensor &tokens, const Pooled &pooled, RandomSource *random) const override;
    at::Tensor instanceLogProbabilities(const at::Tensor &tokens, const Pooled &pooled) const override;
    at::Tensor singleTileLogits(const at::Tensor &tokens) const override;
    at::Tensor rawAttentionMap(const Pooled &pooled, int64_t predicted) const override;
    at::Tensor attentionMap(const Pooled &pooled, int64_t predicted) const override;

private:
    struct Norm {
        at::Tensor weight; ///< [M]
        at::Tensor bias;   ///< [M]
        at::Tensor operator()(const at::Tensor &x) const;
    };
    static Norm normOf(const Weights &weights, const std::string &prefix);

    ScoreKind m_score;
    int m_scoreLayer;
    double m_dropout;
    at::Tensor m_classToken; ///< [1, M]
    Norm m_norm1, m_norm2, m_norm;
    NystromAttention m_layer1, m_layer2;
    PositionEncoding m_position;
    at::Tensor m_predictorWeight; ///< [C, M]
    at::Tensor m_predictorBias;   ///< [C]
};

} // namespace tessera::mil
