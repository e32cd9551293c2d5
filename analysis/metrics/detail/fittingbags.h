#pragma once
#include "analysis/metrics/report.h"

namespace tessera {

/// Throw std::invalid_argument where the lengths of the bags' values do not fit.
void requireFitting(const ScoredBags &bags);
void requireFitting(const ScoredSurvival &bags);

} // namespace tessera
