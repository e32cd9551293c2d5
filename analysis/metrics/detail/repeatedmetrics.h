#pragma once
#include "analysis/metrics/bootstrap.h"
#include "analysis/metrics/estimate.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace tessera {

/// Groups as units 0 ... count - 1, by rising number, so that the order of the bags does not matter.
struct Units {
    int64_t count = 0;
    std::vector<int32_t> ofBag;
};
/// `groups` is as long as there are bags, or empty: each bag is its own.
Units unitsOf(std::span<const int64_t> groups, std::size_t bags);

/// Indices of the bags of each repeat, by rising number. `repeats` is as long as there are bags, or empty: one repeat.
std::vector<std::vector<std::size_t>> bagsOfRepeats(std::span<const int64_t> repeats, std::size_t bags);

/// The metrics of each repeat's bags, averaged, with their intervals: what report.h describes.
MetricTable repeatedMetrics(const std::vector<std::string> &names, std::span<const ResampledMetrics> repeats,
                            int64_t units, const BootstrapSettings &settings);

/// The same table without a number.
MetricTable withoutNumbers(const std::vector<std::string> &names);

bool areFinite(std::span<const double> values);

template <typename T>
std::vector<T> chosen(std::span<const T> values, std::span<const std::size_t> indices)
{
    std::vector<T> result;
    result.reserve(indices.size());
    for (const std::size_t index : indices)
        result.push_back(values[index]);
    return result;
}

} // namespace tessera
