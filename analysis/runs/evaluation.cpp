#include "analysis/runs/evaluation.h"

#include "analysis/metrics/plotfiles.h"
#include "analysis/metrics/report.h"
#include "analysis/mil/survival.h"
#include "base/atomicfile.h"

#include <nlohmann/json.hpp>

#include <map>

namespace tessera {
namespace {

/// Patients as numbers, in the order of their first bag.
std::vector<int64_t> groupsOf(const Cohort &cohort, std::span<const JudgedBag> bags)
{
    std::map<std::string, int64_t> numbers;
    std::vector<int64_t> groups;
    for (const JudgedBag &judged : bags)
        groups.push_back(numbers.emplace(cohort.bag(judged.bag).patient, std::ssize(numbers)).first->second);
    return groups;
}

ScoredBags scoredClasses(const Cohort &cohort, std::span<const JudgedBag> bags)
{
    ScoredBags scored;
    scored.classes = std::ssize(cohort.classes);
    scored.groups = groupsOf(cohort, bags);
    for (const JudgedBag &judged : bags) {
        scored.probabilities.insert(scored.probabilities.end(), judged.probabilities.begin(),
                                    judged.probabilities.end());
        scored.labels.push_back(std::get<ClassOutcome>(cohort.bag(judged.bag).outcome).index);
        scored.repeats.push_back(judged.repeat);
    }
    return scored;
}

ScoredSurvival scoredSurvival(const Cohort &cohort, std::span<const JudgedBag> bags)
{
    ScoredSurvival scored;
    scored.groups = groupsOf(cohort, bags);
    for (const JudgedBag &judged : bags) {
        const auto &outcome = std::get<SurvivalOutcome>(cohort.bag(judged.bag).outcome);
        scored.risks.push_back(judged.risk);
        scored.times.push_back(outcome.time);
        scored.events.push_back(outcome.event ? 1 : 0);
        scored.repeats.push_back(judged.repeat);
    }
    return scored;
}

} // namespace

std::string_view nameOf(Part part)
{
    switch (part) {
    case Part::train:
        return "train";
    case Part::validation:
        return "validation";
    case Part::test:
        break;
    }
    return "test";
}

std::optional<Part> partNamed(std::string_view name)
{
    for (const Part part : {Part::train, Part::validation, Part::test})
        if (nameOf(part) == name)
            return part;
    return std::nullopt;
}

std::vector<JudgedBag> judge(const MilPackage &package, std::span<const BagOutput> outputs, Part part, const Fold &fold)
{
    std::vector<JudgedBag> bags;
    for (const BagOutput &output : outputs) {
        JudgedBag judged;
        judged.bag = output.bag;
        judged.part = part;
        judged.repeat = fold.repeat;
        judged.fold = fold.index;
        if (package.isSurvival()) {
            judged.probabilities = mil::survivalCurve(output.logits);
            judged.risk = mil::survivalRisk(output.logits) - package.threshold.value_or(0);
        } else {
            judged.probabilities = calibrated(package.calibration, output.logits);
            judged.called = calledClass(package, judged.probabilities);
        }
        bags.push_back(std::move(judged));
    }
    return bags;
}

int64_t patientsOf(const Cohort &cohort, std::span<const JudgedBag> bags)
{
    std::vector<int64_t> indices;
    for (const JudgedBag &judged : bags)
        indices.push_back(judged.bag);
    return cohort.patients(indices);
}

MetricTable metricsOf(const Cohort &cohort, std::span<const JudgedBag> bags, const BootstrapSettings &settings)
{
    return cohort.task == CohortTask::survival ? survivalMetrics(scoredSurvival(cohort, bags), 0, settings)
                                               : classificationMetrics(scoredClasses(cohort, bags), settings);
}

std::string metricsJson(const MetricTable &metrics)
{
    const auto orNull = [](const std::optional<double> &number) {
        return number ? nlohmann::ordered_json(*number) : nlohmann::ordered_json(nullptr);
    };
    nlohmann::ordered_json json = nlohmann::ordered_json::object();
    for (const NamedEstimate &metric : metrics)
        json[metric.name] = {{"value", orNull(metric.estimate.value)},
                             {"low", orNull(metric.estimate.low)},
                             {"high", orNull(metric.estimate.high)}};
    return json.dump();
}

Result<void> writePlots(const std::filesystem::path &folder, const Cohort &cohort, std::span<const JudgedBag> bags)
{
    return cohort.task == CohortTask::survival ? writePlots(folder, scoredSurvival(cohort, bags), 0)
                                               : writePlots(folder, scoredClasses(cohort, bags), cohort.classes);
}

Result<void> writeReport(const std::filesystem::path &folder, const Cohort &cohort,
                         std::span<const JudgedBag> predicted, std::span<const JudgedBag> plotted,
                         const std::string &metrics)
{
    std::error_code failure;
    std::filesystem::create_directories(folder, failure);
    if (failure)
        return passOn(writeError(folder, failure.value()));
    if (const Result<void> done = writePredictions(folder / "predictions.csv", cohort, predicted); !done)
        return done;
    if (!plotted.empty())
        if (const Result<void> done = writePlots(folder / "plots", cohort, plotted); !done)
            return done;
    return writeAtomically(folder / "metrics.json", metrics);
}

} // namespace tessera
