#include "analysis/engine/commands.h"
#include "analysis/engine/endofruns.h"
#include "analysis/engine/metricstext.h"
#include "analysis/engine/trainingruns.h"
#include "base/text.h"

#include <iostream>

namespace tessera {
namespace {

using Json = nlohmann::ordered_json;

EndedRun endedOf(const PlannedRun &run, const RunOutcome &outcome)
{
    EndedRun ended{run.name, {}, {}, outcome.problem};
    if (outcome.problem)
        return ended;
    const std::string model = displayed(std::filesystem::absolute(run.folder / "model"));
    ended.alone = Json::parse(outcome.report, nullptr, false);
    ended.inAList = {{"model", model}, {"report", ended.alone}};
    ended.alone["model"] = model;
    return ended;
}

Result<std::vector<EndedRun>> run(const TrainCommand &command, std::stop_token token)
{
    const std::unique_ptr<TrainingObserver> observer = makeObserver(command.progressLines);
    const Result<TrainingPlan> plan = planTraining(command.request, Division::once, *observer, token);
    if (!plan)
        return passOn(plan.error());
    const Result<std::vector<PlannedRun>> runs = runsOf(*plan, command.request, Division::once);
    if (!runs)
        return passOn(runs.error());
    for (const PlannedRun &run : *runs)
        if (run.training->plan.folds.size() > 1)
            observer->remark("The splits have " + std::to_string(run.training->plan.folds.size()) +
                             " folds: the first one is trained; cross-validate trains all.");
    const std::vector<RunOutcome> outcomes = train(*plan, *runs, command.request, *observer, token);
    std::vector<EndedRun> ended;
    for (std::size_t i = 0; i < runs->size(); ++i)
        ended.push_back(endedOf((*runs)[i], outcomes[i]));
    return ended;
}

void print(const EndedRun &run)
{
    if (!run.name.empty())
        std::cout << run.name << '\n';
    printMetrics(std::cout, run.alone.value("metrics", Json::object()), run.alone.value("part", std::string()));
    printInstances(std::cout, run.alone.value("instances", Json()));
    std::cout << "Model: " << run.alone.value("model", std::string()) << '\n';
}

} // namespace

int runCommand(const TrainCommand &command, std::stop_token token)
{
    const Result<std::vector<EndedRun>> ended = run(command, token);
    if (!ended)
        return reportError(asStopped(ended.error()), command.output);
    return endWith(*ended, command.output, print);
}

} // namespace tessera
