#include "analysis/metrics/concordance.h"

#include "analysis/metrics/detail/rankedrisks.h"

#include <vector>

namespace tessera {
namespace {

template <typename Number>
std::optional<double> indexOf(std::span<const Number> risks, std::span<const Number> times,
                              std::span<const uint8_t> events)
{
    constexpr int32_t once[] = {1};
    return RankedRisks(risks, times, events, std::vector<int32_t>(risks.size())).index(once);
}

} // namespace

std::optional<double> concordanceIndex(std::span<const double> risks, std::span<const double> times,
                                       std::span<const uint8_t> events)
{
    return indexOf(risks, times, events);
}

std::optional<double> concordanceIndex(std::span<const float> risks, std::span<const float> times,
                                       std::span<const uint8_t> events)
{
    return indexOf(risks, times, events);
}

} // namespace tessera
