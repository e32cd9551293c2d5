#pragma once
#include "base/result.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace tessera {

/// What both kinds of package share (model-package.md). A package is a folder with model.json, weights as
/// safetensors, card.md and LICENSE; loading it runs no code.
struct PackageHead {
    std::filesystem::path folder;
    std::string id;
    std::string name;
    std::string description;
    std::string version;
    std::string weightsFile; ///< inside the folder
    std::string weightsSha256;
    std::string licence;
    std::string intendedUse;
    std::string limitations;
    std::optional<std::string> selftestFile;
    std::string selftestSha256;
    double selftestTolerance = 1e-4; ///< absolute

    std::filesystem::path weightsPath() const { return folder / weightsFile; }
};

enum class ArchitectureKind { mil, mhimV1, mhimV2 };
enum class BaselineKind { attn, selfattn, dsmil, mean, max };
enum class ActivationKind { none, relu, gelu, tanh };

/// architecture.params with the training configuration's defaults (mhim-mil.md 6).
struct MilParameters {
    BaselineKind baseline = BaselineKind::attn;
    bool gated = false;
    int64_t inputDim = 0;   ///< D
    int64_t modelDim = 512; ///< M
    int64_t classes = 2;    ///< C
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
};

struct PackageClass {
    std::string name;
    std::string color; ///< "#rrggbb"
    bool positive = false;
};

struct PackageTiling {
    double mpp = 1;
    int tilePx = 0;
    int overlapPx = 0;
    double minTissue = 0.25;
};

/// Turns logits into the bag's probabilities; tiles and logits are never touched by it.
struct Calibration {
    enum class Method { none, temperature, platt };
    Method method = Method::none;
    double temperature = 1;
    double scale = 1;
    double offset = 0;
};

struct MilPackage {
    PackageHead head;
    ArchitectureKind kind = ArchitectureKind::mil;
    MilParameters parameters;
    std::vector<PackageClass> classes;
    std::optional<std::string> encoderId; ///< empty = any features of this width
    std::optional<std::string> encoderSha256;
    PackageTiling tiling;
    Calibration calibration;
};

enum class ResidualBlock { basic, bottleneck };

struct EncoderPackage {
    PackageHead head;
    ResidualBlock block = ResidualBlock::basic;
    std::vector<int64_t> blocks; ///< by stage
    std::vector<int64_t> widths; ///< by stage
    int64_t stemWidth = 64;
    int64_t stopAfter = 4; ///< stages used
    int tilePx = 0;
    double mpp = 1;
    std::array<float, 3> mean{}; ///< of RGB in [0, 1]
    std::array<float, 3> deviation{};
    int64_t dim = 0; ///< D
};

/// Reads and checks model.json; not the weights. Errors: packageInvalid(folder, detail), those of readFile.
Result<MilPackage> readMilPackage(const std::filesystem::path &folder);
Result<EncoderPackage> readEncoderPackage(const std::filesystem::path &folder);

/// The files are those that model.json describes. Errors: packageHashMismatch(file), those of sha256OfFile.
Result<void> verifyHashes(const PackageHead &head);

/// softmax(logits), or what the calibration makes of them (model-package.md, `calibration`).
std::vector<double> calibrated(const Calibration &calibration, const std::vector<double> &logits);

} // namespace tessera
