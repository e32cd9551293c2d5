#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace tessera {

/// Risks and times sorted once, so that each of many resamples costs O(N log N) without sorting. As RankedScores: a
/// patient belongs to a unit that is drawn as a whole.
class RankedRisks {
public:
    static constexpr double tied = 1e-8;

    /// All are as long and finite. `Number` is the precision in which risks and times are compared.
    template <typename Number>
    RankedRisks(std::span<const Number> risks, std::span<const Number> times, std::span<const uint8_t> events,
                std::span<const int32_t> units);

    /// Harrell's C-index of what was drawn. Not for two threads at once.
    std::optional<double> index(std::span<const int32_t> timesDrawn);

private:
    /// Equality within a tolerance is not transitive, so each patient has a window of the ranks that are tied with it.
    struct Patient {
        int32_t unit;
        int32_t rank;      ///< by rising risk
        int32_t firstTied; ///< window of ranks [firstTied, endTied)
        int32_t endTied;
        bool hasEvent;
        bool endsTime; ///< the next patient has an earlier time
    };
    void add(int32_t rank, int64_t count);
    int64_t below(int32_t rank) const;

    std::vector<Patient> m_patients; ///< by falling time; of equal times the censored first
    std::vector<int64_t> m_counts;   ///< Fenwick tree over the ranks: how many were met so far
};

} // namespace tessera
