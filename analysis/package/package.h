#pragma once
#include "analysis/package/milparameters.h"
#include "analysis/package/task.h"
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
    std::string created;     ///< UTC, RFC 3339; may be empty
    std::string weightsFile; ///< inside the folder
    std::string weightsSha256;
    std::string licence;
    std::string intendedUse;
    std::string limitations;
    std::optional<std::string> selftestFile;
    std::string selftestSha256;
    double selftestTolerance = 1e-4; ///< absolute
    /// What the training features were like (featurestatistics.h); inside the folder.
    std::optional<std::string> statisticsFile;
    std::string statisticsSha256;

    std::filesystem::path weightsPath() const { return folder / weightsFile; }

    bool operator==(const PackageHead &) const = default;
};

/// How a model came about (`training`). What is not of a fixed form is kept as JSON text.
struct TrainingRecord {
    std::string data = "null"; ///< JSON: the cohort in words
    std::optional<int64_t> slides;
    std::optional<int64_t> patients;
    std::optional<std::string> tableSha256;
    std::optional<std::string> splitSha256;
    std::optional<int64_t> seed;
    std::string configuration = "{}";  ///< JSON object
    std::string metrics = "{}";        ///< JSON object
    std::optional<std::string> parent; ///< sha256 of the package that it was fine-tuned from

    bool operator==(const TrainingRecord &) const = default;
};

struct PackageTiling {
    double mpp = 1;
    int tilePx = 0;
    int overlapPx = 0;
    double minTissue = 0.25;

    bool operator==(const PackageTiling &) const = default;
};

/// Turns logits into the bag's probabilities; tiles and logits are never touched by it.
struct Calibration {
    enum class Method { none, temperature, platt };
    Method method = Method::none;
    double temperature = 1;
    double scale = 1;
    double offset = 0;

    bool operator==(const Calibration &) const = default;
};

struct MilPackage {
    PackageHead head;
    ArchitectureKind kind = ArchitectureKind::mil;
    MilParameters parameters;
    Task task;
    TaskLevel level = TaskLevel::slide;
    /// From where on the one positive class is called, or a risk is high; empty: the most probable class is called.
    std::optional<double> threshold;
    std::optional<std::string> encoderId; ///< empty = any features of this width
    std::optional<std::string> encoderSha256;
    std::string encoderLicence; ///< may be empty
    PackageTiling tiling;
    Calibration calibration;
    TrainingRecord training;

    /// Empty for survival.
    const std::vector<PackageClass> &classes() const;
    bool isSurvival() const { return std::holds_alternative<SurvivalTask>(task); }

    bool operator==(const MilPackage &) const = default;
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

/// A name in the letters of an id: small ASCII letters, digits and `._-`, at most 80; one of fewer than three signs
/// follows `prefix`.
std::string packageIdOf(const std::string &name, const std::string &prefix);

/// Reads and checks model.json; not the weights. Errors: packageInvalid(folder, detail), those of readFile.
Result<MilPackage> readMilPackage(const std::filesystem::path &folder);
Result<EncoderPackage> readEncoderPackage(const std::filesystem::path &folder);

/// The files are those that model.json describes. Errors: packageHashMismatch(file), those of sha256OfFile.
Result<void> verifyHashes(const PackageHead &head);

/// What is to be said of a model before it is used, one sentence each: a null encoder id or hash.
std::vector<std::string> warningsOf(const MilPackage &package);

/// Index of the class that the model calls: with a threshold and exactly one positive class that one if its probability
/// reaches the threshold, else the most probable of the others; without, the most probable class.
int calledClass(const MilPackage &package, const std::vector<double> &probabilities);

/// softmax(logits), or what the calibration makes of them (model-package.md, `calibration`).
std::vector<double> calibrated(const Calibration &calibration, const std::vector<double> &logits);

} // namespace tessera
