#pragma once
#include "analysis/inference/loadedmodel.h"
#include "base/safetensors.h"

#include <vector>

namespace tessera {

/// Recomputes the package's reference outputs (`input.features`, `expect.logits`, `expect.probabilities`,
/// `expect.attention`, `expect.single_tile_probabilities`) and compares them within its tolerance. A package without a
/// self-test passes. Errors: packageSelftestFailed(folder, detail), packageInvalid, those of Safetensors::open.
Result<void> runSelftest(const LoadedModel &model);

/// The largest absolute difference of the values, infinity when their number differs or one is not finite.
double largestDifference(const std::vector<double> &values, const TensorView &expected);

} // namespace tessera
