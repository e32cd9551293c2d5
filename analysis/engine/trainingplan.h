#pragma once
#include "analysis/engine/commandline.h"
#include "analysis/engine/devices.h"

#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace tessera {

/// One configuration of a request: where it goes, and how the cohort is divided for it.
struct PlannedTraining {
    TrainingConfiguration configuration; ///< device and threads resolved
    std::string name;                    ///< of its folder in a grid; else empty
    std::filesystem::path folder;
    SplitPlan plan; ///< usable bags alone
    LinterReport report;
};

/// Everything that a request stands for, looked at before the first epoch.
struct TrainingPlan {
    OpenedCohort opened;
    std::string featuresSha256;
    FeatureOrigin origin;
    ChosenDevice device;
    TileTruth truth;
    std::vector<PlannedTraining> trainings;
};

/// Reads configuration, cohort and features, divides and checks. Sets the threads of LibTorch. Errors: those of
/// readGrid, openCohort, divide, check, chooseDevice; usage where a configuration to skip is not there.
Result<TrainingPlan> planTraining(const TrainingRequest &request, Division division, TrainingObserver &observer,
                                  std::stop_token token);

/// Sets LibTorch's threads and precision, which are the whole process's, for the run that follows.
void useFor(const TrainingConfiguration &configuration);

/// The run of one fold in `folder`.
RunInputs runOf(const TrainingPlan &plan, const PlannedTraining &training, const Fold &fold,
                const std::filesystem::path &folder, const TrainingRequest &request);

/// JSON lines on standard error with --progress, else sentences there.
std::unique_ptr<TrainingObserver> makeObserver(bool progressLines);

/// The error as the command says it: a signal is "stopped", with the state kept.
Error asStopped(const Error &error);

} // namespace tessera
