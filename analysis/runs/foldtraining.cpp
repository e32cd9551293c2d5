#include "analysis/runs/foldtraining.h"

#include "analysis/training/checkpointwriter.h"
#include "base/splitmix64.h"
#include "base/text.h"

#include <limits>

namespace tessera {
namespace {

// Streams of the seed; 1 to 4 are those of stagetraining.cpp.
constexpr uint64_t baselineWeights = 5;
constexpr uint64_t studentWeights = 6;

bool isRecycling(const std::string &key) { return key.starts_with("merge."); }
bool isEmbedding(const std::string &key) { return key.starts_with("feature.0."); }

/// What fits of `source` instead of what was drawn: everything but the recycle network (5.3), or the embedding alone.
mil::Weights startedFrom(mil::Weights drawn, const mil::Weights &source, StudentStart start)
{
    for (auto &[key, tensor] : drawn) {
        const auto found = source.find(key);
        if (start == StudentStart::none || found == source.end() || isRecycling(key) ||
            found->second.sizes() != tensor.sizes() || (start == StudentStart::embedding && !isEmbedding(key)))
            continue;
        tensor = found->second;
    }
    return drawn;
}

StageState baselineStart(const FoldInputs &inputs, const mil::Architecture &architecture)
{
    mil::Weights weights =
        mil::initialWeights(architecture, derivedSeed(inputs.configuration.seed, baselineWeights, 0));
    if (inputs.warm)
        weights = startedFrom(std::move(weights), inputs.warm->weights, StudentStart::all);
    return stageStart(Stage::baseline, std::move(weights), {}, inputs.configuration.seed);
}

/// The second stage (mhim-mil.md 5.3). Without a start both networks are the same fresh one.
StageState mhimStart(const FoldInputs &inputs, const mil::Architecture &architecture, const mil::Weights &start)
{
    const TrainingConfiguration &configuration = inputs.configuration;
    const mil::Weights drawn = mil::initialWeights(architecture, derivedSeed(configuration.seed, studentWeights, 0));
    return stageStart(Stage::mhim, startedFrom(drawn, start, configuration.studentStart),
                      startedFrom(drawn, start, StudentStart::all), configuration.seed);
}

bool beginsWithBaseline(const TrainingConfiguration &configuration)
{
    return !configuration.isMhim() || configuration.warmStart.kind == WarmStart::Kind::baseline;
}

StageState firstState(const FoldInputs &inputs, const mil::Architecture &architecture)
{
    if (beginsWithBaseline(inputs.configuration))
        return baselineStart(inputs, baselineOf(architecture));
    return mhimStart(inputs, architecture, inputs.warm ? inputs.warm->weights : mil::Weights{});
}

Predictor resolved(Predictor wanted, const BestWeights &student, const BestWeights &teacher)
{
    if (wanted != Predictor::better)
        return wanted;
    return teacher.epoch >= 0 && teacher.value > student.value ? Predictor::teacher : Predictor::student;
}

TrainedModel modelOf(const FoldInputs &inputs, const mil::Architecture &architecture, const StageState &state,
                     WhichWeights which)
{
    const auto chosen = [&](const BestWeights &best, const mil::Weights &last) -> const mil::Weights & {
        return which == WhichWeights::best ? best.weights : last;
    };
    TrainedModel model;
    model.architecture = architecture;
    model.isWhole =
        state.hasEnded && which == WhichWeights::best && architecture.version == inputs.configuration.version;
    if (state.stage == Stage::mhim) {
        model.teacher = chosen(state.bestTeacher, state.teacher);
        model.predictor = resolved(inputs.configuration.predictor, state.bestStudent, state.bestTeacher);
    }
    const bool isTeacher = model.predictor == Predictor::teacher;
    const BestWeights &best = isTeacher ? state.bestTeacher : state.bestStudent;
    model.student = isTeacher ? model.teacher : chosen(best, state.student);
    model.epoch = which == WhichWeights::best ? best.epoch : state.epochsDone - 1;
    if (which == WhichWeights::best && best.value > -std::numeric_limits<double>::infinity() &&
        !inputs.fold.validation.empty())
        model.value = best.value;
    return model;
}

} // namespace

Result<TrainedModel> trainFold(const FoldInputs &inputs, BagFeed &feed, StateFolder &folder, EventLog &log,
                               TrainingObserver &observer, std::stop_token token)
{
    const TrainingConfiguration &configuration = inputs.configuration;
    const mil::Architecture whole = architectureOf(configuration, inputs.inputDim, inputs.task.outputs());
    Result<std::optional<StageState>> stored = folder.read(whole);
    if (!stored)
        return passOn(stored.error());
    StageState state = *stored ? std::move(**stored) : firstState(inputs, whole);
    if (const Result<void> begun = log.beginAt({state.stage, state.epochsDone}); !begun)
        return passOn(begun.error());

    CheckpointWriter writer(folder);
    const EpochSink sink = [&](const StageState &reached, const EpochEvent &event) -> Result<void> {
        if (const Result<void> logged = log.append(event); !logged)
            return logged;
        return writer.store(reached);
    };
    for (;;) {
        const bool isFirstOfTwo = state.stage == Stage::baseline && configuration.isMhim();
        const mil::Architecture architecture = state.stage == Stage::baseline ? baselineOf(whole) : whole;
        const StageInputs stage{state.stage,
                                architecture,
                                configuration,
                                inputs.task,
                                inputs.cohort,
                                inputs.fold.train,
                                inputs.fold.validation,
                                feed,
                                inputs.device,
                                isFirstOfTwo ? configuration.epochs : 0};
        if (const Result<void> trained = trainStage(stage, state, nullptr, observer, sink, token); !trained) {
            const Result<void> finished = writer.finish();
            return passOn(!finished && trained.error().code == ErrorCode::cancelled ? finished.error()
                                                                                    : trained.error());
        }
        if (!isFirstOfTwo)
            break;
        state = mhimStart(inputs, whole, state.bestStudent.weights);
    }
    if (const Result<void> finished = writer.finish(); !finished)
        return passOn(finished.error());
    return modelOf(inputs, whole, state, WhichWeights::best);
}

Result<TrainedModel> storedModel(const FoldInputs &inputs, StateFolder &folder, WhichWeights which)
{
    const mil::Architecture whole = architectureOf(inputs.configuration, inputs.inputDim, inputs.task.outputs());
    const Result<std::optional<StageState>> state = folder.read(whole);
    if (!state)
        return passOn(state.error());
    if (!*state)
        return fail(ErrorCode::runInvalid, displayed(folder.path()), "no epoch has ended, so there are no weights yet");
    // (a first of two stages is a model by itself: the pure one)
    return modelOf(inputs, (*state)->stage == Stage::baseline ? baselineOf(whole) : whole, **state, which);
}

} // namespace tessera
