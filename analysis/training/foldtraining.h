#pragma once
#include "analysis/cohort/bagsource.h"
#include "analysis/cohort/splits.h"
#include "analysis/training/stagetraining.h"

#include <filesystem>

namespace tessera {

/// A cohort whose features were looked at, ready to train on.
struct PreparedCohort {
    Cohort cohort;
    std::unique_ptr<BagSource> source;
    LinterReport report; ///< without errors
};

/// One fold of one configuration; folder holds config.json, splits.csv, events.jsonl, state/ while it runs, and in the
/// end model/, metrics.json, predictions.csv, plots/ (docs/training.md, "Run folder").
struct FoldRun {
    const PreparedCohort &cohort;
    Fold fold;
    TrainingConfiguration configuration;
    std::filesystem::path folder;
};

/// What training a fold gives: the weights that the package gets, and how it came to them.
struct TrainedModel {
    mil::Architecture architecture;
    mil::Weights student;             ///< the best epoch's; on the CPU
    mil::Weights teacher;             ///< empty for a pure model
    bool predictsWithTeacher = false; ///< `student` and `teacher` are exchanged then
    std::vector<EpochEvent> history;  ///< of all stages
    int64_t bestEpoch = 0;
    bool isWhole = true; ///< false: finished from an interrupted run
};

enum class EarlierRun {
    startAnew, ///< refuse where an unfinished run is there (runInvalid names --resume)
    resume     ///< go on, or begin; a finished run is left as it is
};

/// Both stages with checkpoints of each epoch. A run that was killed goes on with EarlierRun::resume and ends with the
/// same weights, bit for bit on a CPU. Errors: those of trainStage, runInvalid, runOfOtherData(folder, what differs),
/// cancelled.
Result<TrainedModel> trainFold(const FoldRun &run, const TrainingTask &task, EarlierRun earlier,
                               TrainingObserver &observer, std::stop_token token);

enum class WhichWeights { best, last };
/// What an interrupted run has so far. Error: runInvalid where no epoch has ended.
Result<TrainedModel> interruptedModel(const FoldRun &run, const TrainingTask &task, WhichWeights which);

} // namespace tessera
