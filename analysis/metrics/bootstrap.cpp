#include "analysis/metrics/bootstrap.h"

#include "base/quantile.h"
#include "base/splitmix64.h"

#include <algorithm>
#include <cmath>

namespace tessera {
namespace {

constexpr int64_t drawsForEachWanted = 10;

/// Value at `share` of the way through `sorted`; none where that is infinite.
std::optional<double> percentile(std::span<const double> sorted, double share)
{
    const double value = quantile(sorted, share);
    if (!std::isfinite(value))
        return std::nullopt;
    return value;
}

/// 0 ... count - 1, each as likely as the others; 1 <= count < 2^32. (A multiplication where SplitMix64::below divides:
/// it is most of a resample's time.)
uint32_t drawnBelow(SplitMix64 &draws, uint32_t count)
{
    const uint32_t surplus = (0u - count) % count; // 2^32 modulo count: so many products come once too often
    uint64_t product = 0;
    do
        product = (draws.next() >> 32) * count;
    while (static_cast<uint32_t>(product) < surplus);
    return static_cast<uint32_t>(product >> 32);
}

void drawGroups(SplitMix64 &draws, std::vector<int32_t> &timesDrawn)
{
    std::fill(timesDrawn.begin(), timesDrawn.end(), 0);
    const auto groups = static_cast<uint32_t>(timesDrawn.size());
    for (uint32_t draw = 0; draw < groups; ++draw)
        ++timesDrawn[drawnBelow(draws, groups)];
}

} // namespace

std::vector<Interval> bootstrapIntervals(int64_t groups, int64_t metrics, const ResampledMetrics &resampled,
                                         const BootstrapSettings &settings)
{
    std::vector<Interval> intervals(static_cast<std::size_t>(metrics));
    if (groups < 2 || settings.resamples < 1)
        return intervals;
    const auto wanted = static_cast<std::size_t>(settings.resamples);
    std::vector<std::vector<double>> found(intervals.size());
    std::vector<std::optional<double>> values(intervals.size());
    std::vector<int32_t> timesDrawn(static_cast<std::size_t>(groups));
    SplitMix64 draws(settings.seed);
    const auto isComplete = [&](const std::vector<double> &of) { return of.size() == wanted; };
    for (int64_t draw = 0; draw < drawsForEachWanted * settings.resamples; ++draw) {
        if (draw >= settings.resamples && std::all_of(found.begin(), found.end(), [&](const auto &of) {
                return isComplete(of) || of.empty(); // what was never defined will not come
            }))
            break;
        drawGroups(draws, timesDrawn);
        resampled(timesDrawn, values);
        for (std::size_t metric = 0; metric < values.size(); ++metric)
            if (values[metric] && !isComplete(found[metric]))
                found[metric].push_back(*values[metric]);
    }
    for (std::size_t metric = 0; metric < found.size(); ++metric) {
        if (!isComplete(found[metric]))
            continue;
        std::sort(found[metric].begin(), found[metric].end());
        const double outside = (1 - settings.level) / 2;
        intervals[metric] = {percentile(found[metric], outside), percentile(found[metric], 1 - outside)};
    }
    return intervals;
}

} // namespace tessera
