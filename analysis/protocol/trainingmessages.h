#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace tessera::protocol {

// What a training is told and what it tells: docs/training.md has the words.

enum class BagLevel { slide, patient };
enum class LearnedTask { classification, survival };
enum class OneIs { event, censored };
enum class Division {
    once, ///< one model: train
    folds ///< one for each fold: cross-validate
};
enum class EarlierRun {
    refuse, ///< the job fails where a run is in the folder
    resume  ///< go on, or begin where there is none
};
enum class WhichWeights { best, last };

/// Queues a training; answers with the job's number at once. TrainingEvents with that number follow, at the end
/// TrainingFinished or JobFailed. Cancelled while it runs it ends with JobFailed{stopped}: what was finished is kept,
/// and the same request goes on with `resume`, or makes a model of what is there with `finish`.
struct StartTraining {
    static constexpr const char *method = "training/start";
    std::string cohort;                  ///< table
    std::optional<std::string> features; ///< folder or file; none for a classic set
    std::optional<std::string> splits;
    std::optional<BagLevel> level;
    std::optional<LearnedTask> task;
    std::optional<OneIs> oneIs;
    Division division = Division::once;
    std::optional<std::string> preset;  ///< its name
    std::optional<std::string> config;  ///< file of settings
    std::vector<std::string> settings;  ///< key=value; go before those of the file
    std::vector<std::string> skipped;   ///< names of configurations of a grid
    std::optional<std::string> encoder; ///< package that made the features
    std::string out;                    ///< folder of the run
    EarlierRun earlier = EarlierRun::refuse;
    /// No training: a model of the weights that an interrupted run has.
    std::optional<WhichWeights> finish;
};

// ---- what TrainingEvent carries; each has the word that stands in its member `event`

/// Features are read and checked.
struct TrainingChecking {
    static constexpr const char *event = "checking";
    int64_t done = 0; ///< bags
    int64_t total = 0;
};

enum class Severity { error, warning, note };

struct TrainingFinding {
    static constexpr const char *event = "finding";
    Severity severity = Severity::warning;
    std::string kind; ///< its name in docs/cohorts.md; a later version may know more
    std::string sentence;
    std::vector<std::string> bags; ///< ids, at most 20
};

/// A fold or a configuration of a grid begins.
struct TrainingRunStarted {
    static constexpr const char *event = "run";
    int64_t run = 0; ///< from 0
    int64_t runs = 1;
    std::string name; ///< of its folder
};

enum class TrainingStage { baseline, mhim };

/// A few times a second at most.
struct TrainingStep {
    static constexpr const char *event = "step";
    std::optional<int64_t> run; ///< none where there is one alone
    TrainingStage stage = TrainingStage::baseline;
    int64_t epoch = 0; ///< from 0
    int64_t bag = 0;
    int64_t bags = 0; ///< of this epoch
};

/// The end of an epoch. A number that is none, such as a loss that ran away, is not known.
struct TrainingEpoch {
    static constexpr const char *event = "epoch";
    std::optional<int64_t> run; ///< none where there is one alone
    TrainingStage stage = TrainingStage::baseline;
    int64_t epoch = 0;  ///< from 0
    int64_t epochs = 0; ///< planned in this stage
    std::optional<double> trainingLoss;
    std::optional<double> consistencyLoss;
    double keptShare = 1; ///< of a bag's tiles, that the student saw
    double keptTiles = 0;
    double learningRate = 0;
    std::optional<double> teacherMomentum;
    double maskRatioHigh = 0;
    std::optional<double> validationLoss;
    std::optional<double> monitored;        ///< the student's, the higher the better
    std::optional<double> teacherMonitored; ///< the teacher's
    std::string monitoredName;
    bool isBest = false;
    int64_t skippedBags = 0;
    double seconds = 0;                ///< that it took
    std::optional<double> secondsLeft; ///< of the whole run
};

struct TrainingRemark {
    static constexpr const char *event = "remark";
    std::string sentence; ///< for people
};

using TrainingNews =
    std::variant<TrainingChecking, TrainingFinding, TrainingRunStarted, TrainingStep, TrainingEpoch, TrainingRemark>;

struct TrainingEvent {
    static constexpr const char *method = "training/event";
    int64_t job = 0;
    TrainingNews news;
};

/// With its 95 % interval; what is not defined for these bags is not known.
struct TrainedMetric {
    std::string name; ///< "auc"
    std::optional<double> value, low, high;
};

/// One configuration: a model, or the models of all folds.
struct TrainedRun {
    std::string name; ///< in a grid; else empty
    std::string folder;
    std::optional<std::string> model; ///< package; of folds each has its own in its folder
    bool isWhole = true;              ///< false: made by `finish` of a run that was not trained to its end
    std::string part;                 ///< that was judged, "test" or "validation"; empty where no bag was left for it
    std::vector<TrainedMetric> metrics;
};

/// The last event of a training that succeeded.
struct TrainingFinished {
    static constexpr const char *method = "training/finished";
    int64_t job = 0;
    std::string folder; ///< `out`
    std::vector<TrainedRun> runs;
};

} // namespace tessera::protocol
