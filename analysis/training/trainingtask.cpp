#include "analysis/training/trainingtask.h"

#include "analysis/training/classificationtask.h"
#include "analysis/training/survivaltask.h"
#include "base/text.h"

#include <algorithm>
#include <numeric>
#include <set>

namespace tessera {
namespace {

using MadeTask = Result<std::unique_ptr<TrainingTask>>;

MadeTask taskOfClasses(const Cohort &cohort, std::span<const int64_t> train)
{
    std::set<int64_t> seen;
    for (const int64_t bag : train)
        seen.insert(std::get<ClassOutcome>(cohort.bag(bag).outcome).index);
    if (seen.size() < 2)
        return fail(ErrorCode::trainingImpossible,
                    seen.empty() ? "the training part has no bag"
                                 : "all bags of the training part are of the class \"" +
                                       cohort.classes[static_cast<std::size_t>(*seen.begin())] + "\"");
    std::vector<int64_t> outputOf(cohort.classes.size());
    std::iota(outputOf.begin(), outputOf.end(), int64_t{0});
    return std::make_unique<ClassificationTraining>(cohort, classificationTaskOf(cohort.classes), std::move(outputOf));
}

MadeTask taskOfSurvival(const Cohort &cohort, std::span<const int64_t> train, int64_t bins)
{
    std::vector<double> times;
    std::vector<uint8_t> events;
    for (const int64_t bag : train) {
        const auto &outcome = std::get<SurvivalOutcome>(cohort.bag(bag).outcome);
        times.push_back(outcome.time);
        events.push_back(outcome.event ? 1 : 0);
    }
    SurvivalBins found = survivalBins(times, events, static_cast<int>(bins));
    if (found.count() < 1)
        return fail(ErrorCode::trainingImpossible, "no bag of the training part has an event");
    return std::make_unique<SurvivalTraining>(cohort, std::move(found), cohort.timeUnit);
}

/// Which output each class of the cohort is; error: modelDoesNotFit.
Result<std::vector<int64_t>> outputsOfClasses(const Cohort &cohort, const MilPackage &package)
{
    std::vector<int64_t> outputOf;
    for (const std::string &name : cohort.classes) {
        const auto &classes = package.classes();
        const auto found = std::find_if(classes.begin(), classes.end(), [&](const auto &c) { return c.name == name; });
        if (found == classes.end()) {
            std::string known;
            for (const PackageClass &c : classes)
                known += (known.empty() ? "" : ", ") + c.name;
            return fail(ErrorCode::modelDoesNotFit, displayed(package.head.folder),
                        "the cohort has the class \"" + name + "\", the model knows " + known);
        }
        outputOf.push_back(found - classes.begin());
    }
    return outputOf;
}

} // namespace

MadeTask makeTask(const Cohort &cohort, std::span<const int64_t> train, int64_t bins)
{
    return cohort.task == CohortTask::survival ? taskOfSurvival(cohort, train, bins) : taskOfClasses(cohort, train);
}

MadeTask makeTask(const Cohort &cohort, const MilPackage &package)
{
    if (package.isSurvival() != (cohort.task == CohortTask::survival))
        return fail(ErrorCode::modelDoesNotFit, displayed(package.head.folder),
                    package.isSurvival() ? "it predicts survival, the cohort has classes"
                                         : "it predicts classes, the cohort has survival times");
    if (const auto *survival = std::get_if<SurvivalTask>(&package.task))
        return std::make_unique<SurvivalTraining>(cohort, SurvivalBins{survival->binEdges, 0}, survival->timeUnit);
    Result<std::vector<int64_t>> outputOf = outputsOfClasses(cohort, package);
    if (!outputOf)
        return passOn(outputOf.error());
    return std::make_unique<ClassificationTraining>(cohort, std::get<ClassificationTask>(package.task),
                                                    std::move(*outputOf));
}

} // namespace tessera
