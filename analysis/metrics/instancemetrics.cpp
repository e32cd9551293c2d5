#include "analysis/metrics/instancemetrics.h"

#include "analysis/metrics/detail/rankedscores.h"
#include "analysis/metrics/detail/repeatedmetrics.h"

#include <algorithm>
#include <array>
#include <optional>
#include <stdexcept>

namespace tessera {
namespace {

constexpr int64_t mostPooledResamples = 200;
constexpr std::array<int64_t, 3> topCounts{1, 5, 10};

/// AUC, precision among as many as are true, precision among each of `topCounts`.
using BagValues = std::array<std::optional<double>, 2 + topCounts.size()>;

BagValues valuesOf(const InstanceBag &bag)
{
    const RankedScores ranked(bag.scores, bag.truth);
    const int64_t trueTiles = ranked.kinds(RankedScores::once).positives;
    BagValues values;
    values[0] = ranked.area(RankedScores::once);
    if (trueTiles == 0)
        return values;
    values[1] = ranked.precisionOfTop(RankedScores::once, trueTiles);
    for (std::size_t top = 0; top < topCounts.size(); ++top)
        values[2 + top] = ranked.precisionOfTop(RankedScores::once, topCounts[top]);
    return values;
}

/// Means over the bags, each as often as it was drawn.
void meansOf(std::span<const BagValues> bags, std::span<const int32_t> timesDrawn,
             std::span<std::optional<double>> means)
{
    for (std::size_t metric = 0; metric < means.size(); ++metric) {
        double sum = 0;
        int64_t drawn = 0;
        for (std::size_t bag = 0; bag < bags.size(); ++bag)
            if (const std::optional<double> value = bags[bag][metric]) {
                sum += timesDrawn[bag] * *value;
                drawn += timesDrawn[bag];
            }
        if (drawn > 0)
            means[metric] = sum / static_cast<double>(drawn);
    }
}

RankedScores pooled(std::span<const InstanceBag> bags)
{
    std::vector<double> scores;
    std::vector<uint8_t> truth;
    std::vector<int32_t> units;
    for (std::size_t bag = 0; bag < bags.size(); ++bag) {
        scores.insert(scores.end(), bags[bag].scores.begin(), bags[bag].scores.end());
        truth.insert(truth.end(), bags[bag].truth.begin(), bags[bag].truth.end());
        units.resize(scores.size(), static_cast<int32_t>(bag));
    }
    return {scores, truth, units};
}

} // namespace

InstanceMetrics instanceMetrics(std::span<const InstanceBag> bags, const BootstrapSettings &settings)
{
    for (const InstanceBag &bag : bags)
        if (bag.scores.size() != bag.truth.size())
            throw std::invalid_argument("scores and truth of a bag's tiles do not fit");
    InstanceMetrics metrics;
    for (const int64_t count : topCounts)
        metrics.precisionOfTop.push_back({count, {}});
    if (!std::all_of(bags.begin(), bags.end(), [](const InstanceBag &bag) { return areFinite(bag.scores); }))
        return metrics;

    std::vector<BagValues> values;
    for (const InstanceBag &bag : bags) {
        values.push_back(valuesOf(bag));
        metrics.bagsWithAuc += values.back()[0].has_value();
        metrics.bagsWithTruth += values.back()[1].has_value();
    }
    const auto units = std::ssize(bags);
    const ResampledMetrics ofBags = [&](auto timesDrawn, auto means) { meansOf(values, timesDrawn, means); };
    const std::vector<std::string> names(std::tuple_size_v<BagValues>);
    const MetricTable means = repeatedMetrics(names, {&ofBags, 1}, units, settings);
    metrics.meanAuc = means[0].estimate;
    metrics.topPrecision = means[1].estimate;
    for (std::size_t top = 0; top < topCounts.size(); ++top)
        metrics.precisionOfTop[top].precision = means[2 + top].estimate;

    const ResampledMetrics ofTiles = [ranked = pooled(bags)](auto timesDrawn, auto areas) {
        areas[0] = ranked.area(timesDrawn);
    };
    BootstrapSettings fewer = settings;
    fewer.resamples = std::min(settings.resamples, mostPooledResamples);
    metrics.pooledAuc = repeatedMetrics({"pooled_auc"}, {&ofTiles, 1}, units, fewer)[0].estimate;
    return metrics;
}

} // namespace tessera
