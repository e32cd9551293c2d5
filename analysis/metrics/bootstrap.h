#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace tessera {

/// Percentile intervals: groups (patients) are drawn with replacement, as many as there are, with all their bags and
/// all repeats of these. Equal seeds give equal numbers on every machine.
struct BootstrapSettings {
    int64_t resamples = 1000; ///< 0: no intervals
    double level = 0.95;      ///< share of the resamples between low and high
    uint64_t seed = 2021;
};

/// Some metrics of a resample that has group g `timesDrawn[g]` times; none where one is not defined for it. Infinity
/// stands for "later than anything seen" (a median survival) and makes that end of the interval open.
using ResampledMetrics =
    std::function<void(std::span<const int32_t> timesDrawn, std::span<std::optional<double>> values)>;

struct Interval {
    std::optional<double> low, high;
};

/// One interval for each of `metrics` metrics. A resample in which a metric is not defined is redrawn for this metric,
/// up to ten draws for each wanted one in all; a metric that is still short of values then has no interval, and so has
/// everything where there are fewer than two groups. Between two values the interval's end is interpolated.
std::vector<Interval> bootstrapIntervals(int64_t groups, int64_t metrics, const ResampledMetrics &resampled,
                                         const BootstrapSettings &settings);

} // namespace tessera
