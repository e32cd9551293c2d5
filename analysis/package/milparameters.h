#pragma once
#include <cstdint>

namespace tessera {

enum class ArchitectureKind { mil, mhimV1, mhimV2 };
enum class BaselineKind { attn, selfattn, dsmil, mean, max };
enum class ActivationKind { none, relu, gelu, tanh };

/// As they stand in model.json.
const char *nameOf(ArchitectureKind kind);
const char *nameOf(BaselineKind baseline);
const char *nameOf(ActivationKind activation);

/// architecture.params with the training configuration's defaults (mhim-mil.md 6).
struct MilParameters {
    BaselineKind baseline = BaselineKind::attn;
    bool gated = false;
    int64_t inputDim = 0;   ///< D
    int64_t modelDim = 512; ///< M
    int64_t classes = 2;    ///< C; time bins in survival
    int64_t heads = 8;
    ActivationKind act = ActivationKind::gelu;
    ActivationKind daAct = ActivationKind::relu;
    double dropout = 0.25;
    bool instanceProbabilityScores = true;
    double maskRatio = 0;
    double maskRatioL = 0;
    double maskRatioH = 0.03;
    double maskRatioHr = 1;
    bool mergeEnable = true;
    int64_t mergeK = 5;
    double mergeRatio = 0.9;
    bool mergeTest = false;

    bool operator==(const MilParameters &) const = default;
};

} // namespace tessera
