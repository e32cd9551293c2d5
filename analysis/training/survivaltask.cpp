#include "analysis/training/survivaltask.h"

#include "analysis/metrics/concordance.h"

#include <algorithm>
#include <cmath>

namespace tessera {
namespace {

constexpr double leastProbability = 1e-7;

/// As mil::survivalLoss with no weight of its own for the censored (mhim-mil.md 7).
double lossOf(const std::vector<double> &logits, const mil::SurvivalTarget &target)
{
    const auto logOf = [](double probability) { return std::log(std::max(probability, leastProbability)); };
    const std::vector<double> survival = mil::survivalCurve(logits);
    const auto bin = static_cast<std::size_t>(target.bin);
    if (target.censored)
        return -logOf(survival[bin]);
    return -logOf(bin == 0 ? 1 : survival[bin - 1]) - logOf(mil::hazards(logits)[bin]);
}

} // namespace

SurvivalTraining::SurvivalTraining(const Cohort &cohort, SurvivalBins bins, std::string timeUnit)
    : m_cohort(cohort), m_bins(std::move(bins)), m_timeUnit(std::move(timeUnit))
{
}

mil::Target SurvivalTraining::targetOf(const CohortBag &bag) const
{
    const auto &outcome = std::get<SurvivalOutcome>(bag.outcome);
    return mil::SurvivalTarget{m_bins.binOf(outcome.time), !outcome.event};
}

double SurvivalTraining::lossOf(std::span<const BagOutput> outputs) const
{
    double sum = 0;
    for (const BagOutput &output : outputs)
        sum += tessera::lossOf(output.logits, std::get<mil::SurvivalTarget>(targetOf(m_cohort.bag(output.bag))));
    return sum / static_cast<double>(outputs.size());
}

std::optional<double> SurvivalTraining::monitored(std::span<const BagOutput> outputs) const
{
    std::vector<double> risks;
    std::vector<double> times;
    std::vector<uint8_t> events;
    for (const BagOutput &output : outputs) {
        const auto &outcome = std::get<SurvivalOutcome>(m_cohort.bag(output.bag).outcome);
        risks.push_back(mil::survivalRisk(output.logits));
        times.push_back(outcome.time);
        events.push_back(outcome.event ? 1 : 0);
        if (!std::isfinite(risks.back()))
            return std::nullopt;
    }
    return concordanceIndex(std::span<const double>(risks), std::span<const double>(times), events);
}

std::vector<std::string> SurvivalTraining::remarks() const
{
    if (m_bins.merged == 0)
        return {};
    return {"Several quantiles of the times of events are equal: there are " + std::to_string(m_bins.count()) +
            (m_bins.count() == 1 ? " time bin" : " time bins") + " instead of " +
            std::to_string(m_bins.count() + m_bins.merged) + "."};
}

} // namespace tessera
