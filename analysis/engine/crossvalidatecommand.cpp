#include "analysis/engine/commands.h"
#include "analysis/engine/metricstext.h"
#include "analysis/engine/trainingplan.h"
#include "analysis/runs/crossvalidation.h"
#include "base/text.h"

#include <nlohmann/json.hpp>

#include <iostream>

namespace tessera {
namespace {

using Json = nlohmann::ordered_json;

/// All folds of one configuration.
Result<std::string> validated(const TrainingPlan &plan, const PlannedTraining &training,
                              const CrossValidateCommand &command, TrainingObserver &observer, std::stop_token token)
{
    std::vector<FoldResult> folds;
    for (const Fold &fold : training.plan.folds) {
        const std::string name = "fold_" + std::to_string(folds.size());
        observer.runStarted(std::ssize(folds), std::ssize(training.plan.folds), name);
        useFor(training.configuration);
        if (const Result<std::string> trained =
                runTraining(runOf(plan, training, fold, training.folder / name, command.request), observer, token);
            !trained)
            return passOn(trained.error());
        folds.push_back({fold.repeat, fold.index, training.folder / name});
    }
    return writeCrossValidation(training.folder, plan.opened.cohort, folds);
}

Result<Json> run(const CrossValidateCommand &command, std::stop_token token)
{
    const std::unique_ptr<TrainingObserver> observer = makeObserver(command.progressLines);
    const Result<TrainingPlan> plan = planTraining(command.request, Division::folds, *observer, token);
    if (!plan)
        return passOn(plan.error());
    Json reports = Json::array();
    for (const PlannedTraining &training : plan->trainings) {
        if (!training.name.empty())
            observer->remark("Configuration " + training.name);
        const Result<std::string> report = validated(*plan, training, command, *observer, token);
        if (!report)
            return passOn(report.error());
        Json json = Json::parse(*report);
        json["name"] = training.name;
        json["folder"] = displayed(std::filesystem::absolute(training.folder));
        reports.push_back(std::move(json));
    }
    return reports;
}

} // namespace

int runCommand(const CrossValidateCommand &command, std::stop_token token)
{
    const Result<Json> reports = run(command, token);
    if (!reports)
        return reportError(asStopped(reports.error()), command.output);
    if (command.output == OutputForm::json) {
        std::cout << (reports->size() == 1 ? reports->front() : Json{{"runs", *reports}}).dump(2) << '\n';
        return 0;
    }
    for (const Json &report : *reports) {
        if (report["name"] != "")
            std::cout << report["name"].get<std::string>() << '\n';
        printMetrics(std::cout, report["metrics"], "test");
        printInstances(std::cout, report.value("instances", Json()));
        std::cout << "Folds: " << report["folder"].get<std::string>() << '\n';
    }
    std::cout << "Research use only, not for diagnosis.\n";
    return 0;
}

} // namespace tessera
