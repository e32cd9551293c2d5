#pragma once
#include <cstdint>

namespace tessera::mil {

/// v_t = end + (start - end) (1 + cos(pi t / T)) / 2 (mhim-mil.md 5.2) with t = `step`, T = `steps` > 0; `end` from
/// t = T on. t counts bags over all epochs from 0, T is the planned number, also where training stops earlier.
double cosineSchedule(double start, double end, int64_t step, int64_t steps);

/// Share m that the teacher keeps of itself: from `start` to 1.
double teacherMomentumAt(double start, int64_t step, int64_t steps);

/// Share of the bag hidden by the high mask: from `start` towards 0, which no step before T reaches (3.4).
double maskRatioAt(double start, int64_t step, int64_t steps);

enum class LearningRate {
    cosineToFloor, ///< version 2: from `start` to 1e-7, which stays
    cosineToZero,  ///< version 1
    step,          ///< a fifth from the middle of the planned epochs on
    constant
};

/// Learning rate of one epoch, 0 ... epochs - 1 (5.1). `epochs` > 0 is the planned number.
double learningRateAt(LearningRate schedule, double start, int64_t epoch, int64_t epochs);

} // namespace tessera::mil
