#include "analysis/mil/survival.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tessera::mil {
namespace {

double quantile(std::span<const double> sorted, double share)
{
    const double position = share * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(position);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return std::lerp(sorted[below], sorted[above], position - std::floor(position));
}

} // namespace

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

std::vector<double> hazards(std::span<const double> logits)
{
    std::vector<double> result(logits.begin(), logits.end());
    for (double &value : result)
        value = 1 / (1 + std::exp(-value));
    return result;
}

std::vector<double> survivalCurve(std::span<const double> logits)
{
    std::vector<double> result;
    double free = 1;
    for (const double hazard : hazards(logits))
        result.push_back(free *= 1 - hazard);
    return result;
}

double survivalRisk(std::span<const double> logits)
{
    const std::vector<double> curve = survivalCurve(logits);
    return -std::accumulate(curve.begin(), curve.end(), 0.0);
}

} // namespace tessera::mil
