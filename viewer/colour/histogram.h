#pragma once
#include <array>
#include <cstdint>

namespace tessera {

/// How often each level of red, green and blue occurs.
struct Histogram {
    std::array<std::array<int64_t, 256>, 3> counts{};
    int64_t pixels = 0;

    void add(uint32_t pixel);
    /// Of one level in any channel, white and black left out: glass would make everything else look like nothing.
    int64_t highest() const;
};

} // namespace tessera
