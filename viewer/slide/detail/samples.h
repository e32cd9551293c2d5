#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace tessera::detail {

/// Decoded samples, interleaved and row by row; of 8 bits in `narrow`, of 9 to 16 bits in `wide`. The other is empty.
struct Samples {
    int64_t width = 0;
    int64_t height = 0;
    int samples = 0; ///< of a pixel
    int bits = 8;
    std::vector<uint8_t> narrow;
    std::vector<uint16_t> wide;
};

} // namespace tessera::detail
