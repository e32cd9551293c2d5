#include "analysis/metrics/detail/fittingbags.h"
#include "analysis/metrics/detail/rankedrisks.h"
#include "analysis/metrics/detail/repeatedmetrics.h"
#include "analysis/metrics/kaplanmeier.h"
#include "analysis/metrics/report.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tessera {
namespace {

/// The bags of one repeat. The parts at the cut are rebuilt for each resample from what was drawn.
class RepeatOfPatients {
public:
    RepeatOfPatients(const ScoredSurvival &bags, std::span<const std::size_t> own, const Units &units, double riskCut)
        : m_times(chosen<double>(bags.times, own)), m_events(chosen<uint8_t>(bags.events, own)),
          m_units(chosen<int32_t>(units.ofBag, own)),
          m_ranked(std::span<const double>(chosen<double>(bags.risks, own)), std::span<const double>(m_times),
                   std::span<const uint8_t>(m_events), std::span<const int32_t>(m_units))
    {
        for (const std::size_t bag : own)
            m_isHigh.push_back(bags.risks[bag] > riskCut);
    }
    std::optional<double> logRankP() const
    {
        const std::optional<LogRank> test = logRank(lifeTable(m_times, m_events, m_isHigh));
        return test ? std::optional(test->p) : std::nullopt;
    }
    void metrics(std::span<const int32_t> timesDrawn, std::span<std::optional<double>> values)
    {
        std::vector<double> times;
        std::vector<uint8_t> events;
        std::vector<uint8_t> isHigh;
        for (std::size_t bag = 0; bag < m_times.size(); ++bag)
            for (int32_t drawn = timesDrawn[static_cast<std::size_t>(m_units[bag])]; drawn > 0; --drawn) {
                times.push_back(m_times[bag]);
                events.push_back(m_events[bag]);
                isHigh.push_back(m_isHigh[bag]);
            }
        const std::vector<LifeTableRow> rows = lifeTable(times, events, isHigh);
        values[0] = m_ranked.index(timesDrawn);
        values[1] = hazardRatio(rows).value;
        for (const int part : {0, 1}) {
            const std::vector<SurvivalPoint> curve = kaplanMeier(rows, part);
            if (!curve.empty()) // what lasts longer than anything seen makes its end of the interval open
                values[static_cast<std::size_t>(2 + part)] =
                    medianSurvival(curve).value.value_or(std::numeric_limits<double>::infinity());
        }
    }

private:
    std::vector<double> m_times;
    std::vector<uint8_t> m_events;
    std::vector<int32_t> m_units;
    std::vector<uint8_t> m_isHigh;
    RankedRisks m_ranked;
};

} // namespace

MetricTable survivalMetrics(const ScoredSurvival &bags, double riskCut, const BootstrapSettings &settings)
{
    requireFitting(bags);
    const std::size_t count = bags.risks.size();
    const std::vector<std::string> resampled{"c_index", "hazard_ratio", "median_low_risk", "median_high_risk"};
    NamedEstimate test{"log_rank_p", {}};
    MetricTable table = withoutNumbers(resampled);
    if (areFinite(bags.risks) && areFinite(bags.times) && std::isfinite(riskCut)) {
        const Units units = unitsOf(bags.groups, count);
        std::vector<ResampledMetrics> repeats;
        double sum = 0;
        int64_t defined = 0;
        for (const std::vector<std::size_t> &own : bagsOfRepeats(bags.repeats, count)) {
            RepeatOfPatients repeat(bags, own, units, riskCut);
            if (const std::optional<double> p = repeat.logRankP()) {
                sum += *p;
                ++defined;
            }
            repeats.emplace_back([repeat = std::move(repeat)](auto timesDrawn, auto values) mutable {
                repeat.metrics(timesDrawn, values);
            });
        }
        if (defined > 0)
            test.estimate.value = std::min(1.0, (defined > 1 ? 2 : 1) * sum / static_cast<double>(defined));
        table = repeatedMetrics(resampled, repeats, units.count, settings);
    }
    table.insert(table.begin() + 1, test);
    return table;
}

} // namespace tessera
