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

/// AUC, precision among as many as are true, precision among each of `instanceTops`.
using RowValues = std::array<std::optional<double>, 2 + instanceTops.size()>;

RowValues valuesOf(const InstanceRow &row)
{
    RowValues values{row.auc, row.topPrecision};
    std::copy(row.precisionOfTop.begin(), row.precisionOfTop.end(), values.begin() + 2);
    return values;
}

/// Means over the rows, each as often as its bag was drawn.
void meansOf(std::span<const RowValues> rows, std::span<const int32_t> bagOfRow, std::span<const int32_t> timesDrawn,
             std::span<std::optional<double>> means)
{
    for (std::size_t metric = 0; metric < means.size(); ++metric) {
        double sum = 0;
        int64_t count = 0;
        for (std::size_t row = 0; row < rows.size(); ++row)
            if (const std::optional<double> value = rows[row][metric]) {
                const int32_t drawn = timesDrawn[static_cast<std::size_t>(bagOfRow[row])];
                sum += drawn * *value;
                count += drawn;
            }
        if (count > 0)
            means[metric] = sum / static_cast<double>(count);
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

InstanceRow instanceRow(const InstanceBag &bag)
{
    if (bag.scores.size() != bag.truth.size())
        throw std::invalid_argument("scores and truth of a bag's tiles do not fit");
    InstanceRow row;
    row.tiles = std::ssize(bag.truth);
    row.trueTiles = std::count(bag.truth.begin(), bag.truth.end(), 1);
    if (!areFinite(bag.scores))
        return row;
    const RankedScores ranked(bag.scores, bag.truth);
    row.auc = ranked.area(RankedScores::once);
    if (row.trueTiles == 0)
        return row;
    row.topPrecision = ranked.precisionOfTop(RankedScores::once, row.trueTiles);
    for (std::size_t top = 0; top < instanceTops.size(); ++top)
        row.precisionOfTop[top] = ranked.precisionOfTop(RankedScores::once, instanceTops[top]);
    return row;
}

InstanceMetrics instanceMeans(std::span<const InstanceRow> rows, std::span<const int64_t> bags,
                              const BootstrapSettings &settings)
{
    if (rows.size() != bags.size())
        throw std::invalid_argument("rows and bags of tiles do not fit");
    InstanceMetrics metrics;
    std::vector<RowValues> values;
    for (const InstanceRow &row : rows) {
        values.push_back(valuesOf(row));
        metrics.bagsWithAuc += row.auc.has_value();
        metrics.bagsWithTruth += row.topPrecision.has_value();
    }
    const Units units = unitsOf(bags, bags.size());
    const ResampledMetrics ofBags = [&](auto timesDrawn, auto means) {
        meansOf(values, units.ofBag, timesDrawn, means);
    };
    const std::vector<std::string> names(std::tuple_size_v<RowValues>);
    const MetricTable means = repeatedMetrics(names, {&ofBags, 1}, units.count, settings);
    metrics.meanAuc = means[0].estimate;
    metrics.topPrecision = means[1].estimate;
    for (std::size_t top = 0; top < instanceTops.size(); ++top)
        metrics.precisionOfTop.push_back({instanceTops[top], means[2 + top].estimate});
    return metrics;
}

InstanceMetrics instanceMetrics(std::span<const InstanceBag> bags, const BootstrapSettings &settings)
{
    std::vector<InstanceRow> rows;
    std::vector<int64_t> numbers;
    for (const InstanceBag &bag : bags) {
        rows.push_back(instanceRow(bag));
        numbers.push_back(std::ssize(numbers));
    }
    if (!std::all_of(bags.begin(), bags.end(), [](const InstanceBag &bag) { return areFinite(bag.scores); }))
        return instanceMeans({}, {}, settings);

    InstanceMetrics metrics = instanceMeans(rows, numbers, settings);
    const ResampledMetrics ofTiles = [ranked = pooled(bags)](auto timesDrawn, auto areas) {
        areas[0] = ranked.area(timesDrawn);
    };
    BootstrapSettings fewer = settings;
    fewer.resamples = std::min(settings.resamples, mostPooledResamples);
    metrics.pooledAuc = repeatedMetrics({"pooled_auc"}, {&ofTiles, 1}, std::ssize(bags), fewer)[0].estimate;
    return metrics;
}

} // namespace tessera
