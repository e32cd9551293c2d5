#include "analysis/engine/commands.h"
#include "analysis/engine/metricstext.h"
#include "analysis/engine/readymodel.h"
#include "analysis/engine/trainingplan.h"
#include "analysis/runs/evaluation.h"
#include "analysis/runs/instances.h"
#include "analysis/training/bagcache.h"
#include "base/text.h"

#include <nlohmann/json.hpp>

#include <iostream>

namespace tessera {
namespace {

using Json = nlohmann::ordered_json;

/// Names of a part that mean the same.
std::string partName(const std::string &word)
{
    const std::string name = lowerCase(word);
    return name == "val" || name == "valid" || name == "tune" ? "validation" : name;
}

/// Leaves the bags of this part alone; the others' features need not even be there.
void keepPart(Cohort &cohort, const std::string &split)
{
    std::erase_if(cohort.bags, [&](const CohortBag &bag) { return partName(bag.split) != partName(split); });
}

SplitPlan allToTest(const Cohort &cohort)
{
    SplitPlan plan;
    plan.folds.push_back({0, 0, {}, {}, {}});
    for (int64_t bag = 0; bag < std::ssize(cohort.bags); ++bag)
        plan.folds.front().test.push_back(bag);
    return plan;
}

/// A bag without tiles cannot be judged: where a training leaves it out, an evaluation is told so.
Result<void> refuseEmptyBags(const LinterReport &report)
{
    for (const Finding &finding : report.findings)
        if (finding.kind == FindingKind::emptyBag)
            return fail(ErrorCode::bagEmpty, finding.bags.front());
    return {};
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
    Cohort &cohort = opened->cohort;
    if (command.split)
        keepPart(cohort, *command.split);
    if (cohort.bags.empty())
        return fail(ErrorCode::usage, "--split " + command.split.value_or("") + ": no bag of " +
                                          displayed(files.table) + " belongs to this part.");
    if (const auto task = makeTask(cohort, package); !task)
        return passOn(task.error());
    if (!package.isSurvival() && std::ssize(cohort.classes) != std::ssize(package.classes()))
        return fail(ErrorCode::modelDoesNotFit, displayed(command.model), "its classes are not those of the table");
    SplitPlan plan = allToTest(cohort);
    const Result<SeenFeatures> features = look(*opened, *observer, token);
    if (!features)
        return passOn(features.error());
    TrainingConfiguration asItIs;
    asItIs.version = mil::Version::pure; // (nothing is trained: no mask to warn of)
    const Result<LinterReport> report = check(*opened, *features, plan, asItIs, *observer);
    if (!report)
        return passOn(report.error());
    if (const Result<void> allHaveTiles = refuseEmptyBags(*report); !allHaveTiles)
        return passOn(allHaveTiles.error());
    if (report->dim != package.parameters.inputDim)
        return fail(ErrorCode::modelDoesNotFit, displayed(command.model),
                    "it takes features of width " + std::to_string(package.parameters.inputDim) + ", these have " +
                        std::to_string(report->dim));
    BagCache feed(cohort, *opened->source, report->dim, ready->device.device, 0);
    const mil::MilModel &model = ready->model->model;
    const Result<std::vector<BagOutput>> outputs =
        outputsOf(model.architecture, model.student, plan.folds.front().test, feed, token);
    if (!outputs)
        return passOn(outputs.error());
    const std::vector<JudgedBag> judged = judge(package, *outputs, Part::test, plan.folds.front());
    Json json{{"part", command.split.value_or("all")}, {"bags", judged.size()}, {"model", package.head.name}};
    json["metrics"] = Json::parse(metricsJson(metricsOf(cohort, judged, {})));
    const Result<std::vector<JudgedTiles>> tiles =
        judgeTiles(model, package, cohort, features->truth(), judged, feed, token);
    if (!tiles)
        return passOn(tiles.error());
    if (!tiles->empty())
        json["instances"] = Json::parse(instancesJson(instanceReport(*tiles)));
    json["regulatory"] = "research use only, not for diagnosis";
    if (command.out && !tiles->empty())
        if (const Result<void> done =
                writeInstances(*command.out / "plots" / "instances.csv", cohort, findingsOf(*tiles));
            !done)
            return passOn(done.error());
    if (command.out)
        if (const Result<void> done = writeReport(*command.out, cohort, judged, judged, json.dump(2) + '\n'); !done)
            return passOn(done.error());
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
    printInstances(std::cout, json->value("instances", Json()));
    std::cout << "Research use only, not for diagnosis.\n";
    return 0;
}

} // namespace tessera
