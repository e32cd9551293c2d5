#pragma once
#include <cstdint>

namespace tessera::mil {

enum class Baseline { attn, selfattn, dsmil, mean, max };
enum class Activation { none, relu, gelu, tanh }; ///< gelu is the erf form
enum class Version { pure, v1, v2 };

/// What decides the form of a model and of its masks; names as in mhim-mil.md 1 to 3.
struct Architecture {
    Version version = Version::pure;
    Baseline baseline = Baseline::attn;
    bool gated = false;
    Activation act = Activation::gelu;   ///< of the embedding
    Activation daAct = Activation::relu; ///< of the attention
    bool classAwareScore = true;         ///< instance probability instead of attention as score (3.2, v2)
    double maskRatioRandom = 0;          ///< v1
    double maskRatioLow = 0;             ///< v1
    double maskRatioHigh = 0.03;
    bool recycle = true;     ///< v2: global recycle network
    double mergeRatio = 0.9; ///< share kept by the random split (9.7)
};

} // namespace tessera::mil
