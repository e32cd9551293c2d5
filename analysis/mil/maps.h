#pragma once
#include "analysis/mil/network.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace tessera::mil {

/// A trained model: the student predicts; the teacher, where the package has one, decides what is hidden (4.1, 4.2).
struct MilModel {
    Architecture architecture;
    Network student;
    std::optional<Network> teacher; ///< none: the student takes its part
    at::Device device = at::kCPU;
};

/// Weights with keys "..." and, where there is a teacher, "teacher...."; moved to `device`. Throws c10::Error.
MilModel makeModel(const Architecture &architecture, const Weights &weights, at::Device device);

/// Everything that is shown of a bag of N tiles (4.2), on the CPU.
struct Maps {
    std::vector<double> logits;                      ///< [C]
    std::vector<float> attentionRaw;                 ///< [N]
    std::vector<float> attention;                    ///< [N]
    std::vector<float> attentionRank;                ///< [N]
    std::vector<double> instanceProbability;         ///< [N]
    std::vector<int32_t> instanceClass;              ///< [N]
    std::vector<float> score;                        ///< [N], the training mask's
    std::vector<uint8_t> hidden;                     ///< [N]
    std::vector<double> hardProbability;             ///< [N]
    std::vector<std::vector<float>> tileProbability; ///< [C][N]
};

/// `features` [N, D] float32 on any device, N >= 1; `maskRatioHigh` instead of the architecture's.
Maps computeMaps(const MilModel &model, const at::Tensor &features, std::optional<double> maskRatioHigh = std::nullopt);

} // namespace tessera::mil
