#include "analysis/mil/schedules.h"

#include <cmath>
#include <numbers>

namespace tessera::mil {

double cosineSchedule(double start, double end, int64_t step, int64_t steps)
{
    if (step >= steps)
        return end;
    const double phase = std::numbers::pi * static_cast<double>(step) / static_cast<double>(steps);
    return end + 0.5 * (start - end) * (1 + std::cos(phase));
}

double teacherMomentumAt(double start, int64_t step, int64_t steps) { return cosineSchedule(start, 1, step, steps); }

double maskRatioAt(double start, int64_t step, int64_t steps) { return cosineSchedule(start, 0, step, steps); }

double learningRateAt(LearningRate schedule, double start, int64_t epoch, int64_t epochs)
{
    constexpr double floor = 1e-7;
    switch (schedule) {
    case LearningRate::cosineToFloor:
        return cosineSchedule(start, floor, epoch, epochs);
    case LearningRate::cosineToZero:
        return cosineSchedule(start, 0, epoch, epochs);
    case LearningRate::step:
        return 2 * epoch < epochs ? start : 0.2 * start;
    case LearningRate::constant:
        return start;
    }
    return start;
}

} // namespace tessera::mil
