#include "analysis/engine/commands.h"
#include "analysis/engine/metricstext.h"
#include "analysis/engine/readymodel.h"
#include "analysis/engine/trainingplan.h"
#include "analysis/inference/tensors.h"
#include "analysis/package/weights.h"
#include "analysis/runs/evaluation.h"
#include "analysis/training/bagcache.h"
#include "base/atomicfile.h"
#include "base/text.h"

#include <nlohmann/json.hpp>

#include <iostream>

namespace tessera {
namespace {

using Json = nlohmann::ordered_json;

/// The model as loop and evaluation hold it. Error: those of openWeights.
Result<mil::Weights> studentOf(const MilPackage &package)
{
    const Result<Safetensors> file = openWeights(package);
    if (!file)
        return passOn(file.error());
    mil::Weights weights;
    if (const Result<void> read = guarded("reading the model", [&] { weights = floatTensorsOf(*file); }); !read)
        return passOn(read.error());
    if (const auto alias = weights.find(queriesAlias); alias != weights.end())
        weights.emplace(queriesKey, alias->second);
    return weights;
}

/// Names of a part that mean the same.
std::string partName(const std::string &word)
{
    const std::string name = lowerCase(word);
    return name == "val" || name == "valid" || name == "tune" ? "validation" : name;
}

std::vector<int64_t> chosenBags(const Cohort &cohort, const std::optional<std::string> &split)
{
    std::vector<int64_t> bags;
    for (std::size_t bag = 0; bag < cohort.bags.size(); ++bag)
        if (!split || partName(cohort.bags[bag].split) == partName(*split))
            bags.push_back(static_cast<int64_t>(bag));
    return bags;
}

Result<Json> evaluated(const EvaluateCommand &command, std::stop_token token)
{
    const std::unique_ptr<TrainingObserver> observer = makeObserver(false);
    const Result<ReadyModel> ready = readyModel(command.model, command.device, command.threads);
    if (!ready)
        return passOn(ready.error());
    const MilPackage &package = ready->model->package;
    CohortFiles files = command.files;
    for (const PackageClass &c : package.classes())
        files.options.classes.push_back(c.name);
    files.options.task = package.isSurvival() ? CohortTask::survival : CohortTask::classification;
    Result<OpenedCohort> opened = openCohort(files, *observer);
    if (!opened)
        return passOn(opened.error());
    const Cohort &cohort = opened->cohort;
    if (const auto task = makeTask(cohort, package); !task)
        return passOn(task.error());
    if (!package.isSurvival() && std::ssize(cohort.classes) != std::ssize(package.classes()))
        return fail(ErrorCode::modelDoesNotFit, displayed(command.model), "its classes are not those of the table");
    SplitPlan plan;
    plan.folds.push_back({0, 0, {}, {}, chosenBags(cohort, command.split)});
    if (plan.folds.front().test.empty())
        return fail(ErrorCode::usage, "--split " + command.split.value_or("") + ": no bag of " +
                                          displayed(files.table) + " belongs to this part.");
    const Result<LinterReport> report = check(*opened, plan, TrainingConfiguration{}, *observer, token);
    if (!report)
        return passOn(report.error());
    if (report->dim != package.parameters.inputDim)
        return fail(ErrorCode::modelDoesNotFit, displayed(command.model),
                    "it takes features of width " + std::to_string(package.parameters.inputDim) + ", these have " +
                        std::to_string(report->dim));
    const Result<mil::Weights> weights = studentOf(package);
    if (!weights)
        return passOn(weights.error());
    BagCache feed(cohort, *opened->source, report->dim, ready->device.device, 0);
    const Result<std::vector<BagOutput>> outputs =
        outputsOf(architectureOf(package), *weights, plan.folds.front().test, feed, ready->device.device, token);
    if (!outputs)
        return passOn(outputs.error());
    const std::vector<JudgedBag> judged = judge(package, *outputs, Part::test);
    Json json{{"part", command.split.value_or("all")}, {"bags", judged.size()}, {"model", package.head.name}};
    json["metrics"] = Json::parse(metricsJson(metricsOf(cohort, judged, {})));
    json["regulatory"] = "research use only, not for diagnosis";
    if (command.out) {
        std::error_code failure;
        std::filesystem::create_directories(*command.out, failure);
        if (failure)
            return passOn(writeError(*command.out, failure.value()));
        if (const Result<void> done = writePredictions(*command.out / "predictions.csv", cohort, judged); !done)
            return passOn(done.error());
        if (const Result<void> done = writePlots(*command.out / "plots", cohort, judged); !done)
            return passOn(done.error());
        if (const Result<void> done = writeAtomically(*command.out / "metrics.json", json.dump(2) + '\n'); !done)
            return passOn(done.error());
    }
    return json;
}

} // namespace

int runCommand(const EvaluateCommand &command, std::stop_token token)
{
    const Result<Json> json = evaluated(command, token);
    if (!json)
        return reportError(asStopped(json.error()), command.output);
    if (command.output == OutputForm::json) {
        std::cout << json->dump(2) << '\n';
        return 0;
    }
    printMetrics(std::cout, (*json)["metrics"], (*json)["part"].get<std::string>());
    std::cout << "Research use only, not for diagnosis.\n";
    return 0;
}

} // namespace tessera
