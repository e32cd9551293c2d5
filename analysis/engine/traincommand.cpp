#include "analysis/engine/commands.h"
#include "analysis/engine/metricstext.h"
#include "analysis/engine/trainingplan.h"
#include "base/text.h"

#include <nlohmann/json.hpp>

#include <iostream>

namespace tessera {
namespace {

using Json = nlohmann::ordered_json;

struct FinishedTraining {
    std::string name;
    std::filesystem::path folder;
    Json metrics; ///< of metrics.json
};

Result<std::vector<FinishedTraining>> run(const TrainCommand &command, std::stop_token token)
{
    const std::unique_ptr<TrainingObserver> observer = makeObserver(command.progressLines);
    const Result<TrainingPlan> plan = planTraining(command.request, Division::once, *observer, token);
    if (!plan)
        return passOn(plan.error());
    std::vector<FinishedTraining> finished;
    for (const PlannedTraining &training : plan->trainings) {
        if (training.plan.folds.size() > 1)
            observer->remark("The splits have " + std::to_string(training.plan.folds.size()) +
                             " folds: the first one is trained; cross-validate trains all.");
        if (plan->trainings.size() > 1)
            observer->runStarted(std::ssize(finished), std::ssize(plan->trainings), training.name);
        const RunInputs inputs = runOf(*plan, training, training.plan.folds.front(), training.folder, command.request);
        useFor(training.configuration);
        const Result<std::string> report = runTraining(inputs, *observer, token);
        if (!report)
            return passOn(report.error());
        finished.push_back({training.name, training.folder, Json::parse(*report, nullptr, false)});
    }
    return finished;
}

} // namespace

int runCommand(const TrainCommand &command, std::stop_token token)
{
    const Result<std::vector<FinishedTraining>> finished = run(command, token);
    if (!finished)
        return reportError(asStopped(finished.error()), command.output);
    if (command.output == OutputForm::json) {
        Json json;
        if (finished->size() == 1) {
            json = finished->front().metrics;
            json["model"] = displayed(std::filesystem::absolute(finished->front().folder / "model"));
        } else {
            for (const FinishedTraining &training : *finished)
                json["runs"].push_back({{"name", training.name},
                                        {"model", displayed(std::filesystem::absolute(training.folder / "model"))},
                                        {"report", training.metrics}});
        }
        std::cout << json.dump(2) << '\n';
        return 0;
    }
    for (const FinishedTraining &training : *finished) {
        if (!training.name.empty())
            std::cout << training.name << '\n';
        printMetrics(std::cout, training.metrics.value("metrics", Json::object()),
                     training.metrics.value("part", std::string()));
        printInstances(std::cout, training.metrics.value("instances", Json()));
        std::cout << "Model: " << displayed(std::filesystem::absolute(training.folder / "model")) << '\n';
    }
    std::cout << "Research use only, not for diagnosis.\n";
    return 0;
}

} // namespace tessera
