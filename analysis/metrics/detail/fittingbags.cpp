#include "analysis/metrics/detail/fittingbags.h"

#include <stdexcept>

namespace tessera {
namespace {

bool isAbsentOrOf(const std::vector<int64_t> &values, std::size_t count)
{
    return values.empty() || values.size() == count;
}

} // namespace

void requireFitting(const ScoredBags &bags)
{
    const std::size_t count = bags.labels.size();
    if (bags.classes < 1 || bags.probabilities.size() != count * static_cast<std::size_t>(bags.classes) ||
        !isAbsentOrOf(bags.groups, count) || !isAbsentOrOf(bags.repeats, count))
        throw std::invalid_argument("probabilities, labels, groups and repeats of bags do not fit");
}

void requireFitting(const ScoredSurvival &bags)
{
    const std::size_t count = bags.risks.size();
    if (bags.times.size() != count || bags.events.size() != count || !isAbsentOrOf(bags.groups, count) ||
        !isAbsentOrOf(bags.repeats, count))
        throw std::invalid_argument("risks, times, events, groups and repeats of bags do not fit");
}

} // namespace tessera
