#include "analysis/cohort/survivalbins.h"

#include "base/quantile.h"

#include <algorithm>

namespace tessera {

int64_t SurvivalBins::binOf(double time) const
{
    const auto next = std::upper_bound(edges.begin(), edges.end(), time);
    return std::clamp<int64_t>(next - edges.begin() - 1, 0, count() - 1);
}

SurvivalBins survivalBins(std::span<const double> times, std::span<const uint8_t> events, int bins)
{
    std::vector<double> ended;
    for (std::size_t i = 0; i < times.size(); ++i)
        if (events[i])
            ended.push_back(times[i]);
    if (ended.empty())
        return {};
    std::sort(ended.begin(), ended.end());

    SurvivalBins result;
    for (int edge = 0; edge <= bins; ++edge)
        result.edges.push_back(quantile(ended, static_cast<double>(edge) / bins));
    result.edges.erase(std::unique(result.edges.begin(), result.edges.end()), result.edges.end());
    if (result.edges.size() == 1) // all events at one time
        result.edges.push_back(result.edges.front());
    result.merged = bins - static_cast<int>(result.count());

    constexpr double margin = 1e-6;
    const auto [first, last] = std::minmax_element(times.begin(), times.end());
    result.edges.front() = *first - margin;
    result.edges.back() = *last + margin;
    return result;
}

} // namespace tessera
