#include "analysis/mil/hardness.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tessera::mil {
namespace {

std::vector<int64_t> orderBy(std::span<const double> scores, Direction direction)
{
    std::vector<int64_t> order(scores.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](int64_t a, int64_t b) {
        const double first = scores[static_cast<std::size_t>(a)];
        const double second = scores[static_cast<std::size_t>(b)];
        return direction == Direction::highest ? first > second : first < second;
    });
    return order;
}

/// log of binomials from one table of log-factorials.
class LogBinomials {
public:
    explicit LogBinomials(int64_t largest) : m_logFactorial(static_cast<std::size_t>(largest) + 1)
    {
        for (std::size_t i = 1; i < m_logFactorial.size(); ++i)
            m_logFactorial[i] = std::lgamma(static_cast<double>(i) + 1);
    }
    /// -infinity for a binomial that is zero.
    double operator()(int64_t n, int64_t k) const
    {
        if (k < 0 || n < k)
            return -INFINITY;
        return at(n) - at(k) - at(n - k);
    }

private:
    double at(int64_t i) const { return m_logFactorial[static_cast<std::size_t>(i)]; }
    std::vector<double> m_logFactorial;
};

} // namespace

std::vector<float> rankOf(std::span<const float> values)
{
    const std::size_t count = values.size();
    if (count == 1)
        return {0.5f};
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    std::vector<float> rank(count);
    for (std::size_t begin = 0; begin < count;) {
        std::size_t end = begin + 1;
        while (end < count && values[order[end]] == values[order[begin]])
            ++end;
        const double value =
            (static_cast<double>(begin) + 0.5 * static_cast<double>(end - begin - 1)) / static_cast<double>(count - 1);
        for (std::size_t i = begin; i < end; ++i)
            rank[order[i]] = static_cast<float>(value);
        begin = end;
    }
    return rank;
}

int64_t pickCount(int64_t tiles, double ratio)
{
    return std::clamp<int64_t>(static_cast<int64_t>(std::ceil(static_cast<double>(tiles) * ratio)), 0, tiles);
}

std::vector<uint8_t> extremes(std::span<const double> scores, int64_t count, Direction direction)
{
    std::vector<uint8_t> picked(scores.size(), 0);
    const std::vector<int64_t> order = orderBy(scores, direction);
    for (int64_t i = 0; i < count; ++i)
        picked[static_cast<std::size_t>(order[static_cast<std::size_t>(i)])] = 1;
    return picked;
}

std::vector<double> hardProbability(std::span<const double> scores, std::span<const uint8_t> hidden, int64_t salient,
                                    int64_t kept)
{
    std::vector<double> result(scores.size(), 0.0);
    std::vector<int64_t> visible;
    for (const int64_t tile : orderBy(scores, Direction::highest))
        if (!hidden[static_cast<std::size_t>(tile)])
            visible.push_back(tile);
    const auto count = static_cast<int64_t>(visible.size());
    if (kept <= 0 || salient <= 0 || count == 0)
        return result;

    const LogBinomials logBinomial(count);
    const double all = logBinomial(count - 1, kept - 1);
    const double keptShare = static_cast<double>(kept) / static_cast<double>(count);
    double amongSalient = 1; // G(rank) = P[fewer than `salient` better ones were kept]
    for (int64_t rank = 1; rank <= count; ++rank) {
        if (rank > salient)
            amongSalient -=
                std::exp(logBinomial(rank - 2, salient - 1) + logBinomial(count - rank, kept - 1 - salient) - all);
        result[static_cast<std::size_t>(visible[static_cast<std::size_t>(rank - 1)])] =
            keptShare * std::max(0.0, amongSalient);
    }
    return result;
}

} // namespace tessera::mil
