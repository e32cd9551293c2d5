#include "analysis/metrics/detail/rankedscores.h"

#include <algorithm>

namespace tessera {

RankedScores::RankedScores(std::span<const double> scores, std::span<const uint8_t> positives,
                           std::span<const int32_t> units)
{
    m_items.reserve(scores.size());
    for (std::size_t item = 0; item < scores.size(); ++item)
        m_items.push_back({scores[item], units[item], positives[item] != 0});
    std::sort(m_items.begin(), m_items.end(), [](const Item &a, const Item &b) { return a.score > b.score; });
}

RankedScores::RankedScores(std::span<const double> scores, std::span<const uint8_t> positives)
    : RankedScores(scores, positives, std::vector<int32_t>(scores.size()))
{
}

RankedScores::Kinds RankedScores::kinds(std::span<const int32_t> timesDrawn) const
{
    Kinds kinds;
    for (const Item &item : m_items)
        (item.isPositive ? kinds.positives : kinds.negatives) += timesDrawn[static_cast<std::size_t>(item.unit)];
    return kinds;
}

std::optional<double> RankedScores::area(std::span<const int32_t> timesDrawn) const
{
    double rightly = 0; // pairs in which the positive item has the higher score
    Kinds above;
    forEachStep(timesDrawn, [&](const Step &step) {
        const double halfOfEqual = 0.5 * static_cast<double>(step.positives);
        rightly += static_cast<double>(step.negatives) * (static_cast<double>(above.positives) + halfOfEqual);
        above.positives += step.positives;
        above.negatives += step.negatives;
    });
    if (!above.areBothThere())
        return std::nullopt;
    return rightly / (static_cast<double>(above.positives) * static_cast<double>(above.negatives));
}

std::optional<double> RankedScores::averagePrecision(std::span<const int32_t> timesDrawn) const
{
    double sum = 0; // of precisions, each as often as there are positives at that score
    int64_t hits = 0;
    int64_t called = 0;
    forEachStep(timesDrawn, [&](const Step &step) {
        hits += step.positives;
        called += step.positives + step.negatives;
        sum += static_cast<double>(step.positives) * static_cast<double>(hits) / static_cast<double>(called);
    });
    if (hits == 0)
        return std::nullopt;
    return sum / static_cast<double>(hits);
}

std::optional<double> RankedScores::precisionOfTop(std::span<const int32_t> timesDrawn, int64_t count) const
{
    double hits = 0;
    int64_t taken = 0;
    forEachStep(timesDrawn, [&](const Step &step) {
        const int64_t equals = step.positives + step.negatives;
        const int64_t more = std::min(count - taken, equals);
        hits += static_cast<double>(step.positives) * static_cast<double>(more) / static_cast<double>(equals);
        taken += more;
    });
    if (taken == 0)
        return std::nullopt;
    return hits / static_cast<double>(taken);
}

} // namespace tessera
