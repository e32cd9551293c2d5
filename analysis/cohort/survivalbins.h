#pragma once
#include <cstdint>
#include <span>
#include <vector>

namespace tessera {

/// Time bins of a survival model (mhim-mil.md 7). Bin b is [edges[b], edges[b + 1]).
struct SurvivalBins {
    std::vector<double> edges; ///< ascending, unit of the times; empty where no event was seen
    int merged = 0;            ///< quantiles that were equal to another: there are so many bins less; tell the user

    int64_t count() const { return edges.empty() ? 0 : static_cast<int64_t>(edges.size()) - 1; }
    /// The bin of `time`; times of other patients may lie outside and belong to the first or last bin.
    int64_t binOf(double time) const;
};

/// Quantiles of the times with event, in `bins` equal parts (linear interpolation); the outermost edges enclose all
/// times. `events` (1 = event, 0 = censored) is as long as `times`; finite times.
SurvivalBins survivalBins(std::span<const double> times, std::span<const uint8_t> events, int bins = 4);

} // namespace tessera
