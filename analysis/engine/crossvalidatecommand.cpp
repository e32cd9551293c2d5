#include "analysis/engine/commands.h"
#include "analysis/engine/endofruns.h"
#include "analysis/engine/metricstext.h"
#include "analysis/engine/trainingruns.h"
#include "analysis/runs/crossvalidation.h"
#include "base/text.h"

#include <iostream>

namespace tessera {
namespace {

using Json = nlohmann::ordered_json;

/// Of the folds of one configuration together, or of the one that --only names.
EndedRun endedOf(const TrainingPlan &plan, const PlannedTraining &training, const std::vector<PlannedRun> &runs,
                 const std::vector<RunOutcome> &outcomes, const TrainingRequest &request)
{
    std::vector<FoldResult> folds;
    EndedRun ended{training.name, {}, {}, {}};
    for (std::size_t i = 0; i < runs.size(); ++i) {
        if (runs[i].training != &training)
            continue;
        folds.push_back({runs[i].fold->repeat, runs[i].fold->index, runs[i].folder});
        const std::optional<Problem> &problem = outcomes[i].problem;
        if (problem && (!ended.problem || problem->isStopped)) // (without a fold there are no figures of all)
            ended.problem = problem;
    }
    if (ended.problem)
        return ended;
    const Result<std::string> report = request.only ? Result<std::string>(outcomes.front().report)
                                                    : writeCrossValidation(training.folder, plan.opened.cohort, folds);
    if (!report) {
        ended.problem = problemOf(report.error());
        return ended;
    }
    ended.alone = Json::parse(*report, nullptr, false);
    ended.alone["name"] = request.only.value_or(training.name);
    ended.alone["folder"] = displayed(std::filesystem::absolute(request.only ? runs.front().folder : training.folder));
    ended.inAList = ended.alone;
    return ended;
}

Result<std::vector<EndedRun>> run(const CrossValidateCommand &command, std::stop_token token)
{
    const std::unique_ptr<TrainingObserver> observer = makeObserver(command.progressLines);
    const Result<TrainingPlan> plan = planTraining(command.request, Division::folds, *observer, token);
    if (!plan)
        return passOn(plan.error());
    const Result<std::vector<PlannedRun>> runs = runsOf(*plan, command.request, Division::folds);
    if (!runs)
        return passOn(runs.error());
    const std::vector<RunOutcome> outcomes = train(*plan, *runs, command.request, *observer, token);
    std::vector<EndedRun> ended;
    for (const PlannedTraining &training : plan->trainings)
        ended.push_back(endedOf(*plan, training, *runs, outcomes, command.request));
    return ended;
}

void print(const EndedRun &run)
{
    if (const std::string name = run.alone.value("name", std::string()); !name.empty())
        std::cout << name << '\n';
    printMetrics(std::cout, run.alone.value("metrics", Json::object()), "test");
    printInstances(std::cout, run.alone.value("instances", Json()));
    std::cout << "Folds: " << run.alone.value("folder", std::string()) << '\n';
}

} // namespace

int runCommand(const CrossValidateCommand &command, std::stop_token token)
{
    const Result<std::vector<EndedRun>> ended = run(command, token);
    if (!ended)
        return reportError(asStopped(ended.error()), command.output);
    return endWith(*ended, command.output, print);
}

} // namespace tessera
