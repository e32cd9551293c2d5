#include "analysis/mil/survival.h"

#include <cmath>
#include <numeric>

namespace tessera::mil {

std::vector<double> hazards(std::span<const double> logits)
{
    std::vector<double> result(logits.begin(), logits.end());
    for (double &value : result)
        value = 1 / (1 + std::exp(-value));
    return result;
}

std::vector<double> survivalCurve(std::span<const double> logits)
{
    std::vector<double> result;
    double free = 1;
    for (const double hazard : hazards(logits))
        result.push_back(free *= 1 - hazard);
    return result;
}

double survivalRisk(std::span<const double> logits)
{
    const std::vector<double> curve = survivalCurve(logits);
    return -std::accumulate(curve.begin(), curve.end(), 0.0);
}

} // namespace tessera::mil
