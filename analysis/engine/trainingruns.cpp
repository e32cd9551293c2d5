#include "analysis/engine/trainingruns.h"

#include "analysis/engine/runprocesses.h"

#include <algorithm>

namespace tessera {
namespace {

std::string nameOf(const PlannedTraining &training, std::size_t fold)
{
    return (training.name.empty() ? "" : training.name + '/') + "fold_" + std::to_string(fold);
}

} // namespace

Result<std::vector<PlannedRun>> runsOf(const TrainingPlan &plan, const TrainingRequest &request, Division division)
{
    std::vector<PlannedRun> runs;
    for (const PlannedTraining &training : plan.trainings) {
        const std::vector<Fold> &folds = training.plan.folds;
        if (division == Division::once)
            runs.push_back({training.name, &training, &folds.front(), training.folder});
        else
            for (std::size_t fold = 0; fold < folds.size(); ++fold)
                runs.push_back({nameOf(training, fold), &training, &folds[fold],
                                training.folder / ("fold_" + std::to_string(fold))});
    }
    if (request.only)
        std::erase_if(runs, [&](const PlannedRun &run) { return run.name != *request.only; });
    if (runs.empty())
        return fail(ErrorCode::usage, "--only " + request.only.value_or("") + ": there is no run of this name.");
    return runs;
}

std::vector<RunOutcome> train(const TrainingPlan &plan, std::span<const PlannedRun> runs,
                              const TrainingRequest &request, TrainingObserver &observer, std::stop_token token)
{
    if (request.jobs && !request.only && runs.size() > 1)
        return trainInProcesses(plan, runs, request, observer, std::move(token));
    std::vector<RunOutcome> outcomes;
    for (const PlannedRun &run : runs) {
        if (token.stop_requested()) { // (not begun: nothing of it is written)
            outcomes.push_back({{}, problemOf({ErrorCode::stopped, {}, {}})});
            continue;
        }
        if (runs.size() > 1 || request.only)
            observer.runStarted(std::ssize(outcomes), std::ssize(runs), run.name);
        useFor(run.training->configuration);
        const Result<std::string> report =
            runTraining(runOf(plan, *run.training, *run.fold, run.folder, request), observer, token);
        RunOutcome &outcome = outcomes.emplace_back();
        if (report) {
            outcome.report = *report;
            continue;
        }
        outcome.problem = problemOf(asStopped(report.error()));
        if (runs.size() > 1 && !outcome.problem->isStopped)
            outcome.problem->sentence = run.name + ": " + outcome.problem->sentence;
    }
    return outcomes;
}

} // namespace tessera
