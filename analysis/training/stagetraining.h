#pragma once
#include "analysis/mil/earlystopping.h"
#include "analysis/mil/optimizer.h"
#include "analysis/mil/randomsource.h"
#include "analysis/mil/trainstep.h"
#include "analysis/training/configuration.h"
#include "analysis/training/trainingevents.h"
#include "analysis/training/trainingtask.h"

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

namespace tessera {

/// Hands out features as the loop asks for them: [N, D] float32 on the device. `next` says which bag comes after, so
/// that it can be read and converted meanwhile.
class BagFeed {
public:
    virtual ~BagFeed() = default;
    virtual Result<at::Tensor> features(int64_t bag, std::optional<int64_t> next) = 0;
};

/// Weights that were best on the validation part, of student or teacher.
struct BestWeights {
    mil::Weights weights; ///< on the CPU; empty before the first epoch
    double value = 0;     ///< monitored
    int64_t epoch = -1;
};

/// Everything that an interrupted stage needs to go on as if nothing had happened; on the CPU.
struct StageState {
    Stage stage = Stage::baseline;
    int64_t epochsDone = 0;
    mil::Weights student;
    mil::Weights teacher; ///< empty for a pure model
    std::vector<mil::Optimizer::Moments> moments;
    mil::SeededRandom::State random;
    mil::EarlyStopping::State stopping;
    bool hasEnded = false; ///< all epochs, or stopped early
    BestWeights bestStudent;
    BestWeights bestTeacher;
};

/// What happens inside an epoch; tests replay recorded runs through it.
class StepHook {
public:
    virtual ~StepHook() = default;
    /// The order of the training bags in this epoch.
    virtual std::vector<int64_t> order(int64_t epoch, std::vector<int64_t> bags) = 0;
    /// Where this step's random numbers come from; null: from the run's own generator.
    virtual mil::RandomSource *random(int64_t step) = 0;
    /// Before a step: may set what a recording says.
    virtual void prepare(int64_t step, mil::StepSettings &settings) = 0;
    virtual void stepped(int64_t step, int64_t bag, const mil::StepReport &report) = 0;
};

struct StageInputs {
    Stage stage = Stage::baseline;
    mil::Architecture architecture;
    const TrainingConfiguration &configuration;
    const TrainingTask &task;
    const Cohort &cohort;
    std::vector<int64_t> train;      ///< bags
    std::vector<int64_t> validation; ///< may be empty: the last epoch is the best one
    BagFeed &feed;
    at::Device device = at::kCPU;
    int64_t laterEpochs = 0; ///< of the stages that follow, for the time left
};

/// Called at the end of every epoch with what is to be stored; the loop goes on when it returns.
using EpochSink = std::function<Result<void>(const StageState &, const EpochEvent &)>;

/// A stage before its first epoch: these weights, and numbers drawn from `seed` on.
StageState stageStart(Stage stage, mil::Weights student, mil::Weights teacher, uint64_t seed);

/// Runs the epochs that `state` lacks (mhim-mil.md 5). MHIM passes over bags of fewer than 8 tiles (9.10). `hook` may
/// be null. Errors: cancelled (`state` is that of the last whole epoch), trainingDiverged(epoch, detail) where a loss
/// is no number, trainingImpossible(detail) where no bag is left, outOfMemory, those of feed and sink.
Result<void> trainStage(const StageInputs &inputs, StageState &state, StepHook *hook, TrainingObserver &observer,
                        const EpochSink &sink, std::stop_token token);

/// Logits of the bags by this network on the device of `feed`'s features, evaluation mode, full bag (4.1).
Result<std::vector<BagOutput>> outputsOf(const mil::Architecture &architecture, const mil::Network &network,
                                         std::span<const int64_t> bags, BagFeed &feed, std::stop_token token);
/// The same by these weights.
Result<std::vector<BagOutput>> outputsOf(const mil::Architecture &architecture, const mil::Weights &weights,
                                         std::span<const int64_t> bags, BagFeed &feed, at::Device device,
                                         std::stop_token token);

} // namespace tessera
