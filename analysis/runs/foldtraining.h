#pragma once
#include "analysis/cohort/splits.h"
#include "analysis/runs/eventlog.h"
#include "analysis/training/runstate.h"
#include "analysis/training/stagetraining.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace tessera {

/// Weights of another model to start from (mhim-mil.md 5.3), by published keys, on the CPU.
struct WarmWeights {
    mil::Weights weights;
    std::string packageSha256; ///< of its model.json
    /// `predictor.*` is of other classes and starts fresh.
    bool isOfOtherClasses = false;
};
/// The student of a package, as a start for `architecture`. Errors: modelDoesNotFit(folder, detail) where width,
/// baseline or features are others, those of reading a package.
Result<WarmWeights> readWarmWeights(const std::filesystem::path &package, const mil::Architecture &architecture);

/// One fold, one configuration: both stages with a checkpoint of each epoch.
struct FoldInputs {
    const Cohort &cohort;
    const Fold &fold;
    const TrainingTask &task;
    const TrainingConfiguration &configuration;
    int64_t inputDim = 0; ///< D
    at::Device device = at::kCPU;
    const WarmWeights *warm = nullptr; ///< where the configuration starts from a package
};

/// What a fold came to.
struct TrainedModel {
    mil::Architecture architecture;
    mil::Weights student;                     ///< what predicts; on the CPU
    mil::Weights teacher;                     ///< empty for a pure model
    Predictor predictor = Predictor::student; ///< whose weights `student` are; never `better`
    int64_t epoch = 0;                        ///< that they are of, from 0, in the last stage
    std::optional<double> value;              ///< monitored, on the validation part
    bool isWhole = true;                      ///< false: of a run that was not trained to its end
};

/// Trains until the end, from where `state` has a checkpoint on: a run that was killed ends with the same weights, bit
/// for bit on a CPU with the same number of threads. `log` gets every epoch. Errors: those of trainStage, of the folder
/// and the log; after `cancelled` the last whole epoch is stored.
Result<TrainedModel> trainFold(const FoldInputs &inputs, BagFeed &feed, StateFolder &state, EventLog &log,
                               TrainingObserver &observer, std::stop_token token);

enum class WhichWeights { best, last };
/// The model of a run as its checkpoint has it, also of one that was interrupted; of one that was in the first of its
/// two stages that is the pure model. Errors: runInvalid where no epoch has ended, those of StateFolder::read.
Result<TrainedModel> storedModel(const FoldInputs &inputs, StateFolder &state, WhichWeights which);

} // namespace tessera
