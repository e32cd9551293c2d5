#pragma once
#include "base/result.h"

#include <cstdint>

namespace tessera {

/// What a synthetic slide shall be like. The same spec always gives the same file, whatever the thread count.
struct SampleSpec {
    int64_t width = 20'000; ///< level-0 px
    int64_t height = 16'000;
    uint64_t seed = 1;
    double mpp = 0.5;          ///< um per level-0 px
    double tumourShare = 0.02; ///< of the tissue's area, whole slide; 0 draws a normal slide
    int threads = 1;           ///< that draw; more only save time
};

constexpr int64_t smallestSample = 2'000; ///< px, both sides
constexpr int64_t largestSample = 200'000;
constexpr double smallestSampleMpp = 0.1;
constexpr double largestSampleMpp = 2.0;
constexpr double largestTumourShare = 0.2;

/// Errors: usage(detail) for a value outside of the limits above.
Result<void> checkSpec(const SampleSpec &spec);

} // namespace tessera
