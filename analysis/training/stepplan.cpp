#include "analysis/training/stepplan.h"

#include "analysis/mil/schedules.h"

#include <algorithm>

namespace tessera {
namespace {

mil::LearningRate rateOf(const TrainingConfiguration &configuration)
{
    switch (configuration.schedule) {
    case RateSchedule::cosine:
        // (version 1 ends at zero, version 2 and its baselines at a floor)
        return configuration.version == mil::Version::v1 ? mil::LearningRate::cosineToZero
                                                         : mil::LearningRate::cosineToFloor;
    case RateSchedule::step:
        return mil::LearningRate::step;
    case RateSchedule::constant:
        break;
    }
    return mil::LearningRate::constant;
}

} // namespace

StepPlan::StepPlan(const TrainingConfiguration &configuration, int64_t bags)
    : m_configuration(configuration), m_bags(bags), m_steps(bags * configuration.epochs)
{
}

double StepPlan::learningRate(int64_t epoch) const
{
    const double rate =
        mil::learningRateAt(rateOf(m_configuration), m_configuration.learningRate, epoch, m_configuration.epochs);
    if (epoch >= m_configuration.warmUpEpochs)
        return rate;
    return rate * static_cast<double>(epoch + 1) / static_cast<double>(m_configuration.warmUpEpochs + 1);
}

double StepPlan::maskRatioHigh(int64_t step) const
{
    return m_configuration.maskDecay && m_configuration.maskRatioH > 0
               ? mil::maskRatioAt(m_configuration.maskRatioH, step, m_steps)
               : m_configuration.maskRatioH;
}

double StepPlan::teacherMomentum(int64_t step) const
{
    return m_configuration.teacherSchedule == TeacherSchedule::cosine
               ? mil::teacherMomentumAt(m_configuration.teacherMomentum, step, m_steps)
               : m_configuration.teacherMomentum;
}

mil::StepSettings StepPlan::settings(int64_t step, int64_t place) const
{
    const int64_t first = place / m_configuration.accumulation * m_configuration.accumulation;
    mil::StepSettings settings;
    settings.maskRatioHigh = maskRatioHigh(step);
    settings.consistencyWeight = m_configuration.consistencyWeight;
    settings.temperature = m_configuration.temperature;
    settings.lossScale = 1.0 / static_cast<double>(std::min(m_configuration.accumulation, m_bags - first));
    return settings;
}

bool StepPlan::updatesAfter(int64_t place) const
{
    return (place + 1) % m_configuration.accumulation == 0 || place + 1 == m_bags;
}

} // namespace tessera
