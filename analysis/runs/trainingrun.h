#pragma once
#include "analysis/runs/preparedcohort.h"
#include "analysis/runs/trainedpackage.h"

#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>

namespace tessera {

/// What becomes of a run that is in the folder already.
enum class EarlierRun {
    refuse, ///< runInvalid
    resume, ///< go on, or begin where there is none; a finished run is left as it is
};

/// One fold of one configuration with its folder (docs/training.md, "Run folder").
struct RunInputs {
    const OpenedCohort &opened;
    const LinterReport &report;
    const TileTruth &truth;
    std::string featuresSha256;
    Fold fold;
    std::string splitOrigin;
    TrainingConfiguration configuration;
    at::Device device = at::kCPU;
    std::string deviceName;
    FeatureOrigin origin;
    std::string programVersion;
    std::filesystem::path folder;
    EarlierRun earlier = EarlierRun::refuse;
    std::optional<WhichWeights> finish; ///< no training: makes the model of what an interrupted run has
    int64_t runsAtATime = 1;            ///< which share the memory
};

/// Trains both stages and writes the folder: config.json, splits.csv, events.jsonl, state/ while it runs, then model/,
/// predictions.csv, plots/ and, last of all, metrics.json, which says that the run is finished. A kill at any moment
/// loses at most the running epoch. Returns metrics.json. Errors: runInvalid(folder, detail), runOfOtherData(folder,
/// detail), busy(folder), those of trainFold and of writing; cancelled, with the state kept.
Result<std::string> runTraining(const RunInputs &inputs, TrainingObserver &observer, std::stop_token token);

} // namespace tessera
