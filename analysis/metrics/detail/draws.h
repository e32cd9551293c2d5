#pragma once
#include <cstdint>

namespace tessera {

/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers with every compiler, unlike the distributions of std.
class Draws {
public:
    explicit Draws(uint64_t seed) : m_state(seed) {}

    uint64_t next()
    {
        uint64_t z = m_state += 0x9E3779B97F4A7C15u;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
        return z ^ (z >> 31);
    }
    /// 0 ... count - 1, each as likely as the others. 1 <= count < 2^32.
    uint32_t below(uint32_t count)
    {
        const uint32_t surplus = (0u - count) % count; // 2^32 modulo count: so many products come once too often
        uint64_t product = 0;
        do
            product = (next() >> 32) * count;
        while (static_cast<uint32_t>(product) < surplus);
        return static_cast<uint32_t>(product >> 32);
    }

private:
    uint64_t m_state;
};

} // namespace tessera
