#pragma once
#include <optional>
#include <string>
#include <vector>

namespace tessera {

/// A number with its 95 % interval. None stands for "not defined for these bags".
struct Estimate {
    std::optional<double> value, low, high;

    bool operator==(const Estimate &) const = default;
};

struct NamedEstimate {
    std::string name; ///< key in JSON
    Estimate estimate;

    bool operator==(const NamedEstimate &) const = default;
};

/// In the order in which they are shown.
using MetricTable = std::vector<NamedEstimate>;

} // namespace tessera
