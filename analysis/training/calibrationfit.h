#pragma once
#include "analysis/package/package.h"

#include <cstdint>
#include <span>

namespace tessera {

/// What makes probabilities of a model's logits [bags, C] that agree with the labels [bags]: Platt scaling for two
/// classes, a temperature for more. Fitted by the likelihood of labels that are not quite certain (Platt 1999: of n
/// bags of a class (n + 1) / (n + C) each), so that bags that are told apart without an error do not ask for certainty.
/// Give bags that the model did not learn from, and not those it is judged on. Method `none` where there is nothing to
/// fit: fewer than two classes have bags, a logit is not finite, or the best fit would turn the calls around.
Calibration fitCalibration(std::span<const double> logits, std::span<const int64_t> labels, int64_t classes);

} // namespace tessera
