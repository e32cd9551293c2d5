#pragma once
#include "analysis/mil/trainstep.h"
#include "analysis/training/configuration.h"
#include "analysis/training/trainingevents.h"

namespace tessera {

/// What the schedules say at each step of a stage (mhim-mil.md 3.4, 5.1, 5.2). Steps count bags over all epochs from 0,
/// and T is the planned number, whenever training stops (9.20).
class StepPlan {
public:
    /// `bags` > 0 in an epoch.
    StepPlan(const TrainingConfiguration &configuration, int64_t bags);

    double learningRate(int64_t epoch) const;
    double maskRatioHigh(int64_t step) const;
    double teacherMomentum(int64_t step) const;
    /// Settings of the step that trains the bag at `place` of its epoch's order; its loss is divided by the number of
    /// bags of its update, which the last one of an epoch may have fewer of.
    mil::StepSettings settings(int64_t step, int64_t place) const;
    /// Whether the weights are updated after the bag at `place`.
    bool updatesAfter(int64_t place) const;

private:
    const TrainingConfiguration &m_configuration;
    int64_t m_bags;
    int64_t m_steps;
};

} // namespace tessera
