#pragma once
#include <cstdint>

namespace tessera::mil::detail {

/// The inner loops over one row of `width` values; compiled for the vector units of several CPUs.

/// out = keep ? scale * max(out, 0) : 0; `keep` null: all kept.
void reluAndDrop(float *out, const uint8_t *keep, float scale, int64_t width);
/// out = keep ? scale * out : 0
void drop(float *out, const uint8_t *keep, float scale, int64_t width);
/// out = token > 0 ? scale * gradient : 0: back through reluAndDrop.
void reluAndDropBackward(float *out, const float *gradient, const float *token, float scale, int64_t width);

} // namespace tessera::mil::detail
