#include "analysis/training/stagetraining.h"

#include "analysis/inference/tensors.h"
#include "analysis/training/stepplan.h"
#include "base/splitmix64.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace tessera {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int64_t fewestTilesOfMhim = 8; // mhim-mil.md 9.10
constexpr std::chrono::milliseconds reportInterval{250};

at::Tensor onCpu(const at::Tensor &tensor) { return tensor.detach().to(at::kCPU, tensor.scalar_type(), false, true); }

mil::Weights onCpu(const mil::Weights &weights)
{
    mil::Weights copies;
    for (const auto &[key, tensor] : weights)
        copies.emplace(key, onCpu(tensor));
    return copies;
}

/// The running parts of a stage, made of its state and put back into it.
class StageRun {
public:
    StageRun(const StageInputs &inputs, StageState &state, StepHook *hook, TrainingObserver &observer,
             std::stop_token token)
        : m_inputs(inputs), m_state(state), m_hook(hook), m_observer(observer), m_token(std::move(token)),
          m_plan(inputs.configuration, std::ssize(inputs.train)),
          m_trainee(inputs.architecture, state.student, state.teacher, inputs.device),
          m_optimizer(m_trainee.trained(), {inputs.configuration.optimizer, inputs.configuration.weightDecay}),
          m_random(state.random, inputs.device),
          m_stopping({std::max<int64_t>(inputs.configuration.patience, 1), inputs.configuration.stopEpoch},
                     state.stopping)
    {
        if (state.moments.empty())
            return;
        std::vector<mil::Optimizer::Moments> moments = state.moments;
        for (mil::Optimizer::Moments &moment : moments)
            if (moment.first.defined())
                moment = {moment.first.to(inputs.device, at::kFloat, false, true),
                          moment.second.to(inputs.device, at::kFloat, false, true), moment.steps};
        m_optimizer.restore(std::move(moments));
    }

    /// One epoch with its validation; `state` is that of its end.
    Result<EpochEvent> epoch()
    {
        const Clock::time_point start = Clock::now();
        EpochEvent event;
        event.stage = m_inputs.stage;
        event.epoch = m_state.epochsDone;
        event.epochs = m_inputs.configuration.epochs;
        event.learningRate = m_plan.learningRate(event.epoch);
        event.monitoredName = m_inputs.task.monitoredName();
        if (const Result<void> trained = train(event); !trained)
            return passOn(trained.error());
        if (const Result<void> validated = validate(event); !validated)
            return passOn(validated.error());
        store(event);
        event.took = Clock::now() - start;
        m_timed += event.took;
        ++m_epochsTimed;
        const int64_t left = (m_state.hasEnded ? 0 : event.epochs - m_state.epochsDone) + m_inputs.laterEpochs;
        event.left = m_timed / m_epochsTimed * left;
        return event;
    }

private:
    Result<void> train(EpochEvent &event)
    {
        const int64_t bags = std::ssize(m_inputs.train);
        const uint64_t stream = m_inputs.stage == Stage::baseline ? 1 : 2;
        std::vector<int64_t> order = m_inputs.train;
        SplitMix64(derivedSeed(m_inputs.configuration.seed, stream, static_cast<uint64_t>(event.epoch))).shuffle(order);
        if (m_hook)
            order = m_hook->order(event.epoch, std::move(order));
        Clock::time_point lastReport = Clock::now();
        int64_t trained = 0, sinceUpdate = 0;
        double mainSum = 0, consistencySum = 0, shareSum = 0, tileSum = 0;
        for (int64_t place = 0; place < bags; ++place) {
            if (m_token.stop_requested())
                return fail(ErrorCode::cancelled);
            const int64_t bag = order[static_cast<std::size_t>(place)];
            const std::optional<int64_t> next =
                place + 1 < bags ? std::optional(order[static_cast<std::size_t>(place) + 1]) : std::nullopt;
            const Result<at::Tensor> features = m_inputs.feed.features(bag, next);
            if (!features)
                return passOn(features.error());
            const int64_t step = event.epoch * bags + place;
            const int64_t tiles = features->size(0);
            if (m_trainee.teacher && tiles < fewestTilesOfMhim) {
                ++event.skippedBags;
                if (m_smallBags.insert(bag).second)
                    m_observer.remark("The bag " + nameOf(bag) + " has " + std::to_string(tiles) +
                                      " tiles: MHIM trains on bags of at least 8 and passes over it.");
            } else {
                mil::StepReport report;
                if (const Result<void> done = stepped(bag, step, place, *features, report); !done)
                    return done;
                if (!std::isfinite(report.totalLoss))
                    return fail(ErrorCode::trainingDiverged, std::to_string(event.epoch + 1),
                                "the loss of the bag " + nameOf(bag) + " is not a number");
                ++trained;
                ++sinceUpdate;
                mainSum += report.mainLoss;
                consistencySum += report.consistencyLoss;
                const int64_t kept = m_trainee.teacher ? report.keep.visible : tiles;
                tileSum += static_cast<double>(kept);
                shareSum += static_cast<double>(kept) / static_cast<double>(tiles);
            }
            if (sinceUpdate > 0 && m_plan.updatesAfter(place)) {
                if (const Result<void> updated = update(event, step); !updated)
                    return updated;
                sinceUpdate = 0;
            }
            if (Clock::now() - lastReport >= reportInterval) {
                lastReport = Clock::now();
                m_observer.stepped(m_inputs.stage, event.epoch, place + 1, bags);
            }
        }
        if (trained == 0)
            return fail(ErrorCode::trainingImpossible, "no bag of the training part has 8 tiles or more");
        const auto count = static_cast<double>(trained);
        event.trainingLoss = mainSum / count;
        event.consistencyLoss = consistencySum / count;
        event.keptTiles = tileSum / count;
        event.keptShare = shareSum / count;
        return {};
    }

    Result<void> stepped(int64_t bag, int64_t step, int64_t place, const at::Tensor &features, mil::StepReport &report)
    {
        mil::StepSettings settings = m_plan.settings(step, place);
        if (m_hook)
            m_hook->prepare(step, settings);
        mil::RandomSource *replayed = m_hook ? m_hook->random(step) : nullptr;
        const mil::Target target = m_inputs.task.targetOf(m_inputs.cohort.bag(bag));
        const Result<void> done = guarded("training on the bag " + nameOf(bag), [&] {
            report = mil::trainStep(m_trainee, features, target, settings, replayed ? *replayed : m_random);
        });
        if (done && m_hook)
            m_hook->stepped(step, bag, report);
        return done;
    }

    Result<void> update(EpochEvent &event, int64_t step)
    {
        return guarded("the update of the weights", [&] {
            if (m_inputs.configuration.clipGrad > 0)
                m_optimizer.clipGradients(m_inputs.configuration.clipGrad);
            m_optimizer.step(event.learningRate);
            if (!m_trainee.teacher)
                return;
            event.teacherMomentum = m_plan.teacherMomentum(step);
            event.maskRatioHigh = m_plan.maskRatioHigh(step);
            mil::moveAverages(m_trainee.teacherValues(), m_trainee.studentValues(), *event.teacherMomentum);
        });
    }

    Result<void> validate(EpochEvent &event)
    {
        if (m_inputs.validation.empty())
            return {};
        const auto outputs = [&](const mil::Weights &weights) {
            return outputsOf(m_inputs.architecture, weights, m_inputs.validation, m_inputs.feed, m_inputs.device,
                             m_token);
        };
        const Result<std::vector<BagOutput>> students = outputs(m_trainee.studentWeights);
        if (!students)
            return passOn(students.error());
        event.validationLoss = m_inputs.task.lossOf(*students);
        event.monitored = m_inputs.task.monitored(*students);
        if (!m_trainee.teacher)
            return {};
        const Result<std::vector<BagOutput>> teachers = outputs(m_trainee.teacherWeights);
        if (!teachers)
            return passOn(teachers.error());
        event.teacherMonitored = m_inputs.task.monitored(*teachers);
        return {};
    }

    /// The best weights of both are chosen by themselves; strictly better ones replace them (5.4).
    void select(BestWeights &best, const mil::Weights &weights, std::optional<double> value, int64_t epoch) const
    {
        const bool isFirst = best.epoch < 0;
        const bool isBetter = m_inputs.validation.empty() || (value && (isFirst || *value > best.value));
        if (isBetter || (isFirst && !value))
            best = {onCpu(weights), value.value_or(-std::numeric_limits<double>::infinity()), epoch};
    }

    void store(EpochEvent &event)
    {
        select(m_state.bestStudent, m_trainee.studentWeights, event.monitored, event.epoch);
        if (m_trainee.teacher)
            select(m_state.bestTeacher, m_trainee.teacherWeights, event.teacherMonitored, event.epoch);
        event.isBest = m_state.bestStudent.epoch == event.epoch;

        const bool monitors = !m_inputs.validation.empty() && m_inputs.configuration.patience > 0;
        const bool endsEarly =
            monitors &&
            m_stopping.endsWith(event.epoch, event.monitored.value_or(std::numeric_limits<double>::quiet_NaN()));
        m_state.epochsDone = event.epoch + 1;
        m_state.hasEnded = endsEarly || m_state.epochsDone >= m_inputs.configuration.epochs;
        m_state.stopping = m_stopping.state();
        m_state.random = m_random.state();
        m_state.student = onCpu(m_trainee.studentWeights);
        m_state.teacher = onCpu(m_trainee.teacherWeights);
        m_state.moments.clear();
        for (const mil::Optimizer::Moments &moments : m_optimizer.moments())
            m_state.moments.push_back({moments.first.defined() ? onCpu(moments.first) : at::Tensor(),
                                       moments.second.defined() ? onCpu(moments.second) : at::Tensor(), moments.steps});
    }

    const std::string &nameOf(int64_t bag) const { return m_inputs.cohort.bag(bag).id; }

    const StageInputs &m_inputs;
    StageState &m_state;
    StepHook *m_hook;
    TrainingObserver &m_observer;
    std::stop_token m_token;
    StepPlan m_plan;
    mil::Trainee m_trainee;
    mil::Optimizer m_optimizer;
    mil::SeededRandom m_random;
    mil::EarlyStopping m_stopping;
    std::set<int64_t> m_smallBags; ///< that were spoken of
    std::chrono::duration<double> m_timed{};
    int64_t m_epochsTimed = 0;
};

} // namespace

StageState stageStart(Stage stage, mil::Weights student, mil::Weights teacher, uint64_t seed)
{
    StageState state;
    state.stage = stage;
    state.student = std::move(student);
    state.teacher = std::move(teacher);
    state.random = {derivedSeed(seed, stage == Stage::baseline ? 3 : 4, 0), 0};
    return state;
}

Result<void> trainStage(const StageInputs &inputs, StageState &state, StepHook *hook, TrainingObserver &observer,
                        const EpochSink &sink, std::stop_token token)
{
    if (inputs.train.empty())
        return fail(ErrorCode::trainingImpossible, "the training part has no bag");
    if (state.epochsDone >= inputs.configuration.epochs)
        state.hasEnded = true;
    std::optional<StageRun> run;
    if (const Result<void> begun = guarded("the model", [&] { run.emplace(inputs, state, hook, observer, token); });
        !begun)
        return begun;
    while (!state.hasEnded) {
        const Result<EpochEvent> event = run->epoch();
        if (!event)
            return passOn(event.error());
        if (sink)
            if (const Result<void> stored = sink(state, *event); !stored)
                return stored;
        observer.epochEnded(*event);
    }
    return {};
}

} // namespace tessera
