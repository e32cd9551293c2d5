#pragma once
#include "analysis/mil/optimizer.h"

#include <cstdint>

namespace tessera::mil::detail {

/// The factors of one step, from the learning rate and the number of steps.
struct AdamRates {
    double step = 0;        ///< lr / (1 - beta1^t)
    double secondScale = 1; ///< 1 / sqrt(1 - beta2^t)
    double decay = 0;       ///< lr * weight decay
};

/// A part of one tensor; nothing overlaps.
struct AdamRange {
    float *value;
    const float *gradient;
    float *first;
    float *second;
    int64_t count;
};

void adam(const AdamRange &range, const OptimizerSettings &settings, const AdamRates &rates);
void adamw(const AdamRange &range, const OptimizerSettings &settings, const AdamRates &rates);

/// average <- momentum * average + (1 - momentum) * value
void moveAverage(float *average, const float *value, int64_t count, double momentum);

} // namespace tessera::mil::detail
