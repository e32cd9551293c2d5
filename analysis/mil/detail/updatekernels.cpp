#include "analysis/mil/detail/updatekernels.h"

#include "analysis/mil/detail/cpuclones.h"

#include <cmath>

namespace tessera::mil::detail {
namespace {

/// The settings in the type that they are computed in.
struct Factors {
    float beta1, restOfBeta1, beta2, restOfBeta2, epsilon, decay, step, secondScale;
};

TESSERA_CPU_CLONES void update(float *__restrict value, const float *__restrict gradient, float *__restrict first,
                               float *__restrict second, int64_t count, const Factors &f, float shrink)
{
    for (int64_t i = 0; i < count; ++i) {
        const float p = value[i] * shrink;
        const float g = gradient[i] + f.decay * p;
        const float m = f.beta1 * first[i] + f.restOfBeta1 * g;
        const float v = f.beta2 * second[i] + f.restOfBeta2 * g * g;
        first[i] = m;
        second[i] = v;
        value[i] = p - f.step * (m / (std::sqrt(v) * f.secondScale + f.epsilon));
    }
}

Factors factorsOf(const OptimizerSettings &s, const AdamRates &rates, double coupledDecay)
{
    return {static_cast<float>(s.beta1),     static_cast<float>(1 - s.beta1),      static_cast<float>(s.beta2),
            static_cast<float>(1 - s.beta2), static_cast<float>(s.epsilon),        static_cast<float>(coupledDecay),
            static_cast<float>(rates.step),  static_cast<float>(rates.secondScale)};
}

} // namespace

void adam(const AdamRange &r, const OptimizerSettings &settings, const AdamRates &rates)
{
    update(r.value, r.gradient, r.first, r.second, r.count, factorsOf(settings, rates, settings.weightDecay), 1);
}

void adamw(const AdamRange &r, const OptimizerSettings &settings, const AdamRates &rates)
{
    update(r.value, r.gradient, r.first, r.second, r.count, factorsOf(settings, rates, 0),
           static_cast<float>(1 - rates.decay));
}

TESSERA_CPU_CLONES void moveAverage(float *__restrict average, const float *__restrict value, int64_t count,
                                    double momentum)
{
    const auto keep = static_cast<float>(momentum);
    const auto take = static_cast<float>(1 - momentum);
    for (int64_t i = 0; i < count; ++i)
        average[i] = average[i] * keep + take * value[i];
}

} // namespace tessera::mil::detail
