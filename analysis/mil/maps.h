#pragma once
#include "analysis/mil/hardness.h"
#include "analysis/mil/network.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace tessera::mil {

/// A trained model: the student predicts; the teacher, where the package has one, decides what is hidden (4.1, 4.2).
struct MilModel {
    Architecture architecture;
    Network student;
    std::optional<Network> teacher; ///< none: the student takes its part
    at::Device device = at::kCPU;

    const Network &scorer() const { return teacher ? *teacher : student; }
};

/// Weights with keys "..." and, where there is a teacher, "teacher...."; moved to `device`. Throws c10::Error.
MilModel makeModel(const Architecture &architecture, const Weights &weights, at::Device device);

/// A bag of N >= 1 tiles as one of the model's networks sees it, on the model's device.
struct EmbeddedTiles {
    at::Tensor tokens;     ///< [N, M]
    at::Tensor parts = {}; ///< Aggregator::tileParts() of them, where they are known already
};

/// Embeds the bag. Called once for each network, and the student's tokens are let go before the teacher's are asked
/// for: a large bag is held once.
using TokenSource = std::function<EmbeddedTiles(const Network &)>;

/// Single-tile probabilities of selfattn take a pass of the model for each tile; all others are fast.
enum class TileProbabilities { whereFast, always };

struct MapOptions {
    std::optional<double> maskRatioHigh = {}; ///< instead of the architecture's
    /// Whose attention is shown, where a baseline has one for each (dsmil, mean, max); default: the predicted class.
    std::optional<int64_t> shownClass = {};
    TileProbabilities tiles = TileProbabilities::always;
};

/// Everything that is shown of a bag of N tiles (4.2), on the CPU. What a baseline does not have is empty.
struct Maps {
    std::vector<double> logits;                      ///< [C]
    std::vector<float> attentionRaw;                 ///< [N]
    std::vector<float> attention;                    ///< [N]
    std::vector<float> attentionRank;                ///< [N]
    std::vector<double> instanceProbability;         ///< [N]
    std::vector<int32_t> instanceClass;              ///< [N]
    std::vector<float> score;                        ///< [N], the training mask's; [heads, N] for selfattn by attention
    std::vector<uint8_t> hidden;                     ///< [N]
    std::vector<double> hardProbability;             ///< [N]
    std::vector<std::vector<float>> tileProbability; ///< [C][N]
    std::vector<float> attentionLayer1;              ///< selfattn [heads, N]
    std::vector<float> attentionLayer2;              ///< selfattn [heads, N]
    std::vector<float> bagLogits;                    ///< dsmil [C]
    std::vector<float> maxInstanceLogits;            ///< dsmil [C]
    std::vector<float> instanceLogits;               ///< dsmil [N, C]

    int64_t tiles() const { return static_cast<int64_t>(attention.size()); }
};

/// In evaluation mode, on the whole bag, the student with recycled tokens where merge_test says so; values of the
/// recycled tokens are no part of the maps.
Maps computeMaps(const MilModel &model, const TokenSource &tokensOf, const MapOptions &options);
/// `features` [N, D] float32 on any device, N >= 1.
Maps computeMaps(const MilModel &model, const at::Tensor &features, const MapOptions &options = {});

/// The score that the training mask goes by (3.2), of the teacher where there is one: [N] or [heads, N], on the CPU.
at::Tensor maskScore(const MilModel &model, const TokenSource &tokensOf);

/// 1 for the `count` tiles of highest or lowest score. [N]: among equal ones the lower index first (4.2 d).
/// [heads, N]: by the vote of the heads, or the union of their picks, as in training (3.3).
std::vector<uint8_t> extremeTiles(const at::Tensor &score, int64_t count, Direction direction, Fusion fusion);

} // namespace tessera::mil
