#pragma once
#include "analysis/synthesis/detail/noise.h"

namespace tessera::detail {

/// Made once for a slide, read by all threads.
struct Textures {
    explicit Textures(uint32_t salt)
        : fibre(32, 4, salt + 1), grain(16, 4, salt + 2), chromatin(8, 3, salt + 3), cloud(64, 5, salt + 4), salt(salt)
    {
    }
    NoiseTable fibre;
    NoiseTable grain;
    NoiseTable chromatin;
    NoiseTable cloud;
    uint32_t salt;
};

} // namespace tessera::detail
