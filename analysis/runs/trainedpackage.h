#pragma once
#include "analysis/package/featurestatistics.h"
#include "analysis/package/package.h"
#include "analysis/runs/evaluation.h"
#include "analysis/runs/foldtraining.h"
#include "analysis/runs/instances.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace tessera {

/// Which encoder made the features, as far as it is known.
struct FeatureOrigin {
    std::optional<std::string> encoderId;
    std::optional<std::string> encoderSha256;
    std::string encoderLicence;          ///< empty: not known
    int64_t dim = 0;                     ///< of its features; 0: not known
    std::optional<PackageTiling> tiling; ///< none: assumed, and said so on the card
};
/// Error: those of readEncoderPackage.
Result<FeatureOrigin> originOf(const std::filesystem::path &encoderPackage);

/// What the record and the card of a trained model tell beside the model itself.
struct ModelHistory {
    const Cohort &cohort;
    const Fold &fold;
    const TrainingConfiguration &configuration;
    FeatureOrigin origin;
    std::string featuresSha256;
    std::string splitSha256;
    std::string splitOrigin;                 ///< for people
    std::vector<std::string> warnings;       ///< of the check of the cohort
    std::optional<std::string> parentSha256; ///< of the package that it started from
    std::string device;                      ///< that it was trained on
    std::string programVersion;
};

struct PartMetrics {
    Part part = Part::test;
    int64_t bags = 0;
    int64_t patients = 0;
    MetricTable metrics;
    std::optional<InstanceReport> instances; ///< where tiles' truth is known
};

/// The package of a trained model, without files: parameters, task, record; calibration and threshold are the caller's.
MilPackage describedPackage(const std::filesystem::path &folder, const TrainedModel &model, const Task &task,
                            const ModelHistory &history);

/// Writes it with card, licence, statistics and a self-test on drawn features. Errors: those of writeMilPackage,
/// outOfMemory, internal.
Result<MilPackage> writeTrainedPackage(const std::filesystem::path &folder, MilPackage package,
                                       const TrainedModel &model, const ModelHistory &history,
                                       const std::vector<PartMetrics> &metrics, const FeatureStatistics &statistics);

/// card.md.
std::string trainedCard(const MilPackage &package, const TrainedModel &model, const ModelHistory &history,
                        const std::vector<PartMetrics> &metrics);

} // namespace tessera
