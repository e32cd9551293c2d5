#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace tessera {

/// Scores sorted once, so that each of many resamples costs one pass. An item (bag, tile) belongs to a unit that is
/// drawn as a whole; `timesDrawn[unit]` is how often a resample has it.
class RankedScores {
public:
    /// All three are as long; scores are finite; units count from 0.
    RankedScores(std::span<const double> scores, std::span<const uint8_t> positives, std::span<const int32_t> units);
    /// Every item in one unit: for the data as it is, with `once`.
    RankedScores(std::span<const double> scores, std::span<const uint8_t> positives);
    static constexpr int32_t once[] = {1};

    /// Items of one score: they pass a threshold together.
    struct Step {
        double score = 0;
        int64_t positives = 0;
        int64_t negatives = 0;
    };
    /// Calls `use(step)` for each different score that was drawn, from the highest down.
    template <typename Use>
    void forEachStep(std::span<const int32_t> timesDrawn, Use use) const;

    struct Kinds {
        int64_t positives = 0;
        int64_t negatives = 0;
        bool areBothThere() const { return positives > 0 && negatives > 0; }
    };
    Kinds kinds(std::span<const int32_t> timesDrawn) const;

    std::optional<double> area(std::span<const int32_t> timesDrawn) const;
    std::optional<double> averagePrecision(std::span<const int32_t> timesDrawn) const;
    /// Share of positives among the `count` highest; of equal scores at the border the expected share. None where
    /// nothing was drawn or count is 0; fewer items than count are all taken.
    std::optional<double> precisionOfTop(std::span<const int32_t> timesDrawn, int64_t count) const;

private:
    struct Item {
        double score;
        int32_t unit;
        bool isPositive;
    };
    std::vector<Item> m_items; ///< from the highest score down
};

template <typename Use>
void RankedScores::forEachStep(std::span<const int32_t> timesDrawn, Use use) const
{
    for (std::size_t next = 0; next < m_items.size();) {
        Step step{m_items[next].score};
        for (; next < m_items.size() && m_items[next].score == step.score; ++next) {
            const int64_t drawn = timesDrawn[static_cast<std::size_t>(m_items[next].unit)];
            (m_items[next].isPositive ? step.positives : step.negatives) += drawn;
        }
        if (step.positives + step.negatives > 0)
            use(step);
    }
}

} // namespace tessera
