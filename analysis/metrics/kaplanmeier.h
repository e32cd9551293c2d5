#pragma once
#include "analysis/metrics/estimate.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace tessera {

/// What happens at one time in one of two groups (0 and 1); a study of one group leaves the other empty.
struct LifeTableRow {
    double time = 0;
    int64_t atRisk[2] = {0, 0}; ///< patients seen until this time at least
    int64_t events[2] = {0, 0};
    int64_t censored[2] = {0, 0};
};
/// One row for each different time, rising. `events` 1 = event, 0 = censored; `second` 1 = group 1. All as long;
/// finite.
std::vector<LifeTableRow> lifeTable(std::span<const double> times, std::span<const uint8_t> events,
                                    std::span<const uint8_t> second);

struct SurvivalPoint {
    double time = 0;
    int64_t atRisk = 0;
    int64_t events = 0;
    int64_t censored = 0;
    double survival = 1;
    double standardError = 0;        ///< Greenwood; 0 where the curve is 0
    std::optional<double> low, high; ///< log-log 95 % band; none where the curve is 0 or 1
};
/// Product limit of one group of a life table: the rows that it has patients at.
std::vector<SurvivalPoint> kaplanMeier(std::span<const LifeTableRow> rows, int group = 0);
/// First time with survival of at most one half, and the times at which the band's ends get there. None where they do
/// not.
Estimate medianSurvival(std::span<const SurvivalPoint> curve);

struct LogRank {
    double chiSquare = 0; ///< one degree of freedom
    double p = 1;
    double observed[2] = {0, 0}; ///< events of each group
    double expected[2] = {0, 0}; ///< were there no difference
};
/// Hypergeometric variance. None where a difference cannot show: no event while both groups are there.
std::optional<LogRank> logRank(std::span<const LifeTableRow> rows);

/// Hazard of group 1 against group 0 by Cox's model with Efron's ties; interval by the standard error of its logarithm.
/// None where it is not finite: one group has no event while the other is there.
Estimate hazardRatio(std::span<const LifeTableRow> rows);

} // namespace tessera
