#include "analysis/mil/detail/rowkernels.h"

#include "analysis/mil/detail/cpuclones.h"

#include <algorithm>

namespace tessera::mil::detail {

TESSERA_CPU_CLONES void reluAndDrop(float *out, const uint8_t *keep, float scale, int64_t width)
{
    if (!keep) {
        for (int64_t i = 0; i < width; ++i)
            out[i] = std::max(out[i], 0.0f) * scale;
        return;
    }
    for (int64_t i = 0; i < width; ++i)
        out[i] = std::max(out[i], 0.0f) * (static_cast<float>(keep[i]) * scale);
}

TESSERA_CPU_CLONES void drop(float *out, const uint8_t *keep, float scale, int64_t width)
{
    for (int64_t i = 0; i < width; ++i)
        out[i] *= static_cast<float>(keep[i]) * scale;
}

TESSERA_CPU_CLONES void reluAndDropBackward(float *out, const float *gradient, const float *token, float scale,
                                            int64_t width)
{
    for (int64_t i = 0; i < width; ++i)
        out[i] = token[i] > 0 ? gradient[i] * scale : 0.0f;
}

} // namespace tessera::mil::detail
