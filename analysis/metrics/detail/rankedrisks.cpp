#include "analysis/metrics/detail/rankedrisks.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tessera {

template <typename Number>
RankedRisks::RankedRisks(std::span<const Number> risks, std::span<const Number> times, std::span<const uint8_t> events,
                         std::span<const int32_t> units)
    : m_counts(risks.size() + 1)
{
    std::vector<std::size_t> byRisk(risks.size());
    std::iota(byRisk.begin(), byRisk.end(), std::size_t{0});
    std::sort(byRisk.begin(), byRisk.end(), [&](std::size_t a, std::size_t b) { return risks[a] < risks[b]; });
    std::vector<Patient> patients(risks.size());
    // Rounded differences never fall with the distance, so both ends of the windows only move up.
    std::size_t first = 0;
    std::size_t end = 0;
    for (std::size_t rank = 0; rank < byRisk.size(); ++rank) {
        const std::size_t patient = byRisk[rank];
        const auto differ = [&](std::size_t other) {
            return std::abs(risks[byRisk[other]] - risks[patient]) > static_cast<Number>(tied);
        };
        while (differ(first))
            ++first;
        while (end < byRisk.size() && (end <= rank || !differ(end)))
            ++end;
        patients[patient] = {units[patient],
                             static_cast<int32_t>(rank),
                             static_cast<int32_t>(first),
                             static_cast<int32_t>(end),
                             events[patient] != 0,
                             true};
    }
    std::vector<std::size_t> byTime(byRisk);
    std::sort(byTime.begin(), byTime.end(), [&](std::size_t a, std::size_t b) {
        return times[a] != times[b] ? times[a] > times[b] : patients[a].hasEvent < patients[b].hasEvent;
    });
    m_patients.reserve(byTime.size());
    for (std::size_t place = 0; place < byTime.size(); ++place) {
        m_patients.push_back(patients[byTime[place]]);
        m_patients.back().endsTime = place + 1 == byTime.size() || times[byTime[place + 1]] != times[byTime[place]];
    }
}

template RankedRisks::RankedRisks(std::span<const double>, std::span<const double>, std::span<const uint8_t>,
                                  std::span<const int32_t>);
template RankedRisks::RankedRisks(std::span<const float>, std::span<const float>, std::span<const uint8_t>,
                                  std::span<const int32_t>);

void RankedRisks::add(int32_t rank, int64_t count)
{
    for (auto node = static_cast<std::size_t>(rank) + 1; node < m_counts.size(); node += node & (~node + 1))
        m_counts[node] += count;
}

int64_t RankedRisks::below(int32_t rank) const
{
    int64_t sum = 0;
    for (auto node = static_cast<std::size_t>(rank); node > 0; node &= node - 1)
        sum += m_counts[node];
    return sum;
}

std::optional<double> RankedRisks::index(std::span<const int32_t> timesDrawn)
{
    std::fill(m_counts.begin(), m_counts.end(), 0);
    double rightly = 0;
    int64_t later = 0; // drawn patients that are comparable with an event at this time
    int64_t comparable = 0;
    const auto drawn = [&](const Patient &patient) {
        return static_cast<int64_t>(timesDrawn[static_cast<std::size_t>(patient.unit)]);
    };
    const auto meet = [&](const Patient &patient) {
        if (const int64_t count = drawn(patient)) {
            add(patient.rank, count);
            later += count;
        }
    };
    auto waiting = m_patients.cbegin(); // events of this time: not comparable with each other
    for (auto patient = m_patients.cbegin(); patient != m_patients.cend(); ++patient) {
        if (!patient->hasEvent) {
            meet(*patient);
            waiting = patient + 1;
        } else if (const int64_t count = drawn(*patient)) {
            const int64_t lower = below(patient->firstTied);
            const int64_t equal = below(patient->endTied) - lower;
            rightly += static_cast<double>(count) * (static_cast<double>(lower) + 0.5 * static_cast<double>(equal));
            comparable += count * later;
        }
        if (!patient->endsTime)
            continue;
        for (; waiting != patient + 1; ++waiting)
            meet(*waiting);
    }
    if (comparable == 0)
        return std::nullopt;
    return rightly / static_cast<double>(comparable);
}

} // namespace tessera
