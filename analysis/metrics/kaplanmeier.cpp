#include "analysis/metrics/kaplanmeier.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tessera {
namespace {

constexpr double twoSided95 = 1.959963984540054;

} // namespace

std::vector<LifeTableRow> lifeTable(std::span<const double> times, std::span<const uint8_t> events,
                                    std::span<const uint8_t> second)
{
    std::vector<std::size_t> order(times.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return times[a] > times[b]; });
    std::vector<LifeTableRow> rows;
    int64_t met[2] = {0, 0};
    for (const std::size_t patient : order) {
        if (rows.empty() || rows.back().time != times[patient])
            rows.push_back({times[patient]});
        const int group = second[patient] != 0;
        ++(events[patient] ? rows.back().events : rows.back().censored)[group];
        ++met[group];
        rows.back().atRisk[0] = met[0];
        rows.back().atRisk[1] = met[1];
    }
    std::reverse(rows.begin(), rows.end());
    return rows;
}

std::vector<SurvivalPoint> kaplanMeier(std::span<const LifeTableRow> rows, int group)
{
    std::vector<SurvivalPoint> curve;
    double survival = 1;
    double sum = 0; // Greenwood's
    for (const LifeTableRow &row : rows) {
        const int64_t ended = row.events[group];
        if (ended + row.censored[group] == 0)
            continue;
        const auto atRisk = static_cast<double>(row.atRisk[group]);
        const auto left = static_cast<double>(row.atRisk[group] - ended);
        survival *= left / atRisk;
        if (left > 0)
            sum += static_cast<double>(ended) / (atRisk * left);
        SurvivalPoint point{row.time, row.atRisk[group],         ended, row.censored[group],
                            survival, survival * std::sqrt(sum), {},    {}};
        if (survival > 0 && survival < 1) {
            const double width = twoSided95 * std::sqrt(sum) / std::log(survival); // below 0
            point.low = std::pow(survival, std::exp(-width));
            point.high = std::pow(survival, std::exp(width));
        }
        curve.push_back(point);
    }
    return curve;
}

Estimate medianSurvival(std::span<const SurvivalPoint> curve)
{
    const auto firstHalved = [&](auto valueOf) -> std::optional<double> {
        for (const SurvivalPoint &point : curve)
            if (const std::optional<double> value = valueOf(point); value && *value <= 0.5 + 1e-12)
                return point.time;
        return std::nullopt;
    };
    return {firstHalved([](const SurvivalPoint &point) { return std::optional(point.survival); }),
            firstHalved([](const SurvivalPoint &point) { return point.low; }),
            firstHalved([](const SurvivalPoint &point) { return point.high; })};
}

std::optional<LogRank> logRank(std::span<const LifeTableRow> rows)
{
    LogRank result;
    double variance = 0;
    for (const LifeTableRow &row : rows) {
        const auto events = static_cast<double>(row.events[0] + row.events[1]);
        const auto atRisk = static_cast<double>(row.atRisk[0] + row.atRisk[1]);
        const double share = static_cast<double>(row.atRisk[1]) / atRisk;
        for (const int group : {0, 1}) {
            result.observed[group] += static_cast<double>(row.events[group]);
            result.expected[group] += events * (group == 1 ? share : 1 - share);
        }
        if (atRisk > 1)
            variance += events * (atRisk - events) / (atRisk - 1) * share * (1 - share);
    }
    if (!(variance > 0))
        return std::nullopt;
    result.chiSquare = std::pow(result.observed[1] - result.expected[1], 2) / variance;
    result.p = std::erfc(std::sqrt(result.chiSquare / 2));
    return result;
}

Estimate hazardRatio(std::span<const LifeTableRow> rows)
{
    // The partial likelihood has its greatest value at a finite place only where events fall on both groups while both
    // are at risk.
    int64_t events[2] = {0, 0};
    for (const LifeTableRow &row : rows)
        if (row.atRisk[0] > 0 && row.atRisk[1] > 0)
            for (const int group : {0, 1})
                events[group] += row.events[group];
    const bool isFinite = events[0] > 0 && events[1] > 0;
    if (!isFinite)
        return {};
    double beta = 0;
    double information = 0;
    for (int step = 0; step < 100; ++step) {
        double slope = 0;
        information = 0;
        for (const LifeTableRow &row : rows) {
            const int64_t ended = row.events[0] + row.events[1];
            slope += static_cast<double>(row.events[1]);
            for (int64_t tie = 0; tie < ended; ++tie) {
                const double gone = static_cast<double>(tie) / static_cast<double>(ended);
                const double first = static_cast<double>(row.atRisk[0]) - gone * static_cast<double>(row.events[0]);
                const double second =
                    std::exp(beta) * (static_cast<double>(row.atRisk[1]) - gone * static_cast<double>(row.events[1]));
                const double share = second / (first + second);
                slope -= share;
                information += share * (1 - share);
            }
        }
        if (!(information > 0))
            return {};
        const double change = std::clamp(slope / information, -1.0, 1.0);
        beta += change;
        if (std::abs(change) < 1e-12)
            break;
    }
    const double width = twoSided95 / std::sqrt(information);
    if (std::abs(beta) > 30)
        return {};
    return {std::exp(beta), std::exp(beta - width), std::exp(beta + width)};
}

} // namespace tessera
