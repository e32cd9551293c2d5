#pragma once
#include "analysis/engine/problem.h"
#include "analysis/engine/trainingplan.h"

#include <filesystem>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace tessera {

/// One fold of one configuration: what a process of its own can train.
struct PlannedRun {
    std::string name; ///< of its folder below OUT, as --only takes it; empty where the run is OUT itself
    const PlannedTraining *training = nullptr;
    const Fold *fold = nullptr;
    std::filesystem::path folder;
};

struct RunOutcome {
    std::string report;             ///< metrics.json
    std::optional<Problem> problem; ///< why there is none; names the run where there are several
};

/// The runs that a command stands for: of each configuration the first fold or all of them, with --only the one of that
/// name. They point into `plan`. Error: usage where there is no run of this name.
Result<std::vector<PlannedRun>> runsOf(const TrainingPlan &plan, const TrainingRequest &request, Division division);

/// Trains all, in this process one after another or, with --jobs, several at a time in processes of their own. A run
/// that fails does not stop the others, a signal stops all with their states kept. One outcome for each run.
std::vector<RunOutcome> train(const TrainingPlan &plan, std::span<const PlannedRun> runs,
                              const TrainingRequest &request, TrainingObserver &observer, std::stop_token token);

} // namespace tessera
