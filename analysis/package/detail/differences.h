#pragma once
#include "analysis/package/weights.h"

#include <span>
#include <string>
#include <vector>

namespace tessera::detail {

/// Which element types are let pass.
enum class ElementTypes {
    stored,     ///< what a package may hold: F32, F16; I64 for the counters of batch normalisation
    importable, ///< any floating-point number
};

/// Missing, surplus, misshapen and unequal tensors in words, at most a dozen of them; empty when there is none.
std::string differences(const std::vector<ExpectedTensor> &expected, std::span<const TensorView> tensors,
                        ElementTypes types);

/// The same for the tensors of a model with its teacher, if any.
std::string modelDifferences(const MilPackage &package, std::span<const TensorView> tensors, ElementTypes types);

} // namespace tessera::detail
