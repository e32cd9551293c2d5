#pragma once
#include "analysis/inference/bagquestion.h"

#include <filesystem>

namespace tessera {

/// Writes the tensors of `predict` (its page in the documentation names them): one row for each of the N tiles of the
/// bag, in its order. A tile that was taken out has NaN in every map and 0 in `hidden`. Atomic.
/// Errors: fileUnwritable, diskFull, outOfMemory.
Result<void> writePrediction(const std::filesystem::path &path, const BagAnswer &answer,
                             const std::optional<BagCoordinates> &coords);

} // namespace tessera
