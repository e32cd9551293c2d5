#pragma once
#include <cstdint>

namespace tessera::mil {

enum class Baseline { attn, selfattn, dsmil, mean, max };
enum class Activation { none, relu, gelu, tanh }; ///< gelu is the erf form
enum class Version { pure, v1, v2 };

/// What the masks go by (mhim-mil.md 3.2).
enum class ScoreKind {
    attention, ///< attn: A; selfattn: class-token attention of each head; dsmil v2: bag attention
    classAware ///< instance probability; dsmil v2: instance logits
};

/// How the picks of the heads become one list (3.3), where the score has one row a head.
enum class Fusion { vote, unionOfHeads };

/// Shares of the bag that the masks hide; 0 = that mask is off (3.4).
struct MaskRatios {
    double random = 0;    ///< mask_ratio
    double low = 0;       ///< mask_ratio_l
    double high = 0;      ///< mask_ratio_h
    double highShare = 1; ///< mask_ratio_hr: this part of the picked ones is hidden, drawn at random
};

/// What decides the form of a model and of its masks; names as in mhim-mil.md 1 to 3.
struct Architecture {
    Version version = Version::pure;
    Baseline baseline = Baseline::attn;
    bool gated = false;
    int64_t inputDim = 1024;             ///< D
    int64_t modelDim = 512;              ///< M; mean and max have 512 whatever stands here
    int64_t classes = 2;                 ///< C, or time bins
    int64_t heads = 8;                   ///< selfattn
    Activation act = Activation::gelu;   ///< of the embedding
    Activation daAct = Activation::relu; ///< of the attention
    double dropout = 0.25;               ///< of the embedding
    double innerDropout = 0.1;           ///< of selfattn's layers and of the recycle network

    ScoreKind score = ScoreKind::classAware; ///< v2; v1 always goes by attention
    int scoreLayer = 0;                      ///< v1, selfattn: the layer whose attention is the score, 0 or 1
    bool scoreByInstanceLogits = true;       ///< v1, dsmil: by the instance logits instead of the bag attention
    Fusion fusion = Fusion::vote;
    MaskRatios masks{0, 0, 0.03, 1};

    bool recycle = true;           ///< v2: global recycle network
    int64_t mergeK = 5;            ///< recycled tokens, k_r
    double mergeRatio = 0.9;       ///< share kept by the random split (9.7)
    double queryMomentum = 0.9999; ///< merge_mm
    bool mergeTest = false;        ///< recycled tokens at test as well

    bool hasRecycleNetwork() const { return version == Version::v2 && recycle; }
};

} // namespace tessera::mil
