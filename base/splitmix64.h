#pragma once
#include <cstdint>
#include <utility>
#include <vector>

namespace tessera {

/// SplitMix64 (Steele, Lea, Flood 2014): small, and the same numbers on every machine, which the distributions and
/// std::shuffle of the standard library do not promise.
class SplitMix64 {
public:
    explicit SplitMix64(uint64_t seed) : m_state(seed) {}

    uint64_t next()
    {
        uint64_t z = m_state += 0x9E3779B97F4A7C15U;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31);
    }
    /// 0 ... end - 1, each as likely as the others.
    uint64_t below(uint64_t end)
    {
        const uint64_t rest = (UINT64_MAX % end + 1) % end; // numbers above the last whole multiple of `end`
        uint64_t number = next();
        while (number > UINT64_MAX - rest)
            number = next();
        return number % end;
    }
    template <typename T>
    void shuffle(std::vector<T> &values)
    {
        for (std::size_t i = values.size(); i > 1; --i)
            std::swap(values[i - 1], values[below(i)]);
    }

private:
    uint64_t m_state;
};

/// A seed of its own for each (stream, index): of a fold of a repeat, of an epoch of a stage.
inline uint64_t derivedSeed(uint64_t seed, uint64_t stream, uint64_t index)
{
    return SplitMix64(SplitMix64(SplitMix64(seed).next() + stream).next() + index).next();
}

} // namespace tessera
