#include "analysis/metrics/detail/repeatedmetrics.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace tessera {

Units unitsOf(std::span<const int64_t> groups, std::size_t bags)
{
    Units units;
    units.ofBag.resize(bags);
    if (groups.empty()) {
        std::iota(units.ofBag.begin(), units.ofBag.end(), 0);
        units.count = static_cast<int64_t>(bags);
        return units;
    }
    std::map<int64_t, int32_t> unitOfGroup;
    for (const int64_t group : groups)
        unitOfGroup.emplace(group, 0);
    for (auto &[group, unit] : unitOfGroup)
        unit = static_cast<int32_t>(units.count++);
    std::transform(groups.begin(), groups.end(), units.ofBag.begin(),
                   [&](int64_t group) { return unitOfGroup.at(group); });
    return units;
}

std::vector<std::vector<std::size_t>> bagsOfRepeats(std::span<const int64_t> repeats, std::size_t bags)
{
    std::map<int64_t, std::vector<std::size_t>> byRepeat;
    for (std::size_t bag = 0; bag < bags; ++bag)
        byRepeat[repeats.empty() ? 0 : repeats[bag]].push_back(bag);
    std::vector<std::vector<std::size_t>> result;
    for (auto &[repeat, indices] : byRepeat)
        result.push_back(std::move(indices));
    return result;
}

MetricTable repeatedMetrics(const std::vector<std::string> &names, std::span<const ResampledMetrics> repeats,
                            int64_t units, const BootstrapSettings &settings)
{
    std::vector<std::optional<double>> own(names.size());
    std::vector<int64_t> defined(names.size());
    const auto averaged = [&](std::span<const int32_t> timesDrawn, std::span<std::optional<double>> values) {
        std::fill(values.begin(), values.end(), std::nullopt);
        std::fill(defined.begin(), defined.end(), 0);
        for (const ResampledMetrics &repeat : repeats) {
            std::fill(own.begin(), own.end(), std::nullopt);
            repeat(timesDrawn, own);
            for (std::size_t metric = 0; metric < own.size(); ++metric)
                if (own[metric]) {
                    values[metric] = values[metric].value_or(0) + *own[metric];
                    ++defined[metric];
                }
        }
        for (std::size_t metric = 0; metric < own.size(); ++metric)
            if (values[metric])
                *values[metric] /= static_cast<double>(defined[metric]);
    };
    std::vector<std::optional<double>> values(names.size());
    averaged(std::vector<int32_t>(static_cast<std::size_t>(units), 1), values);
    const std::vector<Interval> intervals =
        bootstrapIntervals(units, static_cast<int64_t>(names.size()), averaged, settings);
    MetricTable table = withoutNumbers(names);
    for (std::size_t metric = 0; metric < names.size(); ++metric) {
        if (!values[metric] || !std::isfinite(*values[metric]))
            continue;
        table[metric].estimate = {values[metric], intervals[metric].low, intervals[metric].high};
    }
    return table;
}

MetricTable withoutNumbers(const std::vector<std::string> &names)
{
    MetricTable table;
    for (const std::string &name : names)
        table.push_back({name, {}});
    return table;
}

bool areFinite(std::span<const double> values)
{
    return std::all_of(values.begin(), values.end(), [](double value) { return std::isfinite(value); });
}

} // namespace tessera
