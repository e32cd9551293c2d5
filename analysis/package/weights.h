#pragma once
#include "analysis/package/package.h"
#include "base/safetensors.h"

#include <string>
#include <vector>

namespace tessera {

struct ExpectedTensor {
    enum class Presence { required, optional };
    std::string name;
    std::vector<int64_t> shape;
    Presence presence = Presence::required;
};

/// Names (the published keys) and shapes of the student's tensors (mhim-mil.md 2, 3.6).
std::vector<ExpectedTensor> expectedTensors(const MilPackage &package);
std::vector<ExpectedTensor> expectedTensors(const EncoderPackage &package);

/// Opens the weights and compares them with what the architecture needs; `teacher.` tensors are all there or none.
/// Errors: weightsMismatch(file, list of missing, surplus and misshapen tensors), those of Safetensors::open.
Result<Safetensors> openWeights(const MilPackage &package);
Result<Safetensors> openWeights(const EncoderPackage &package);

} // namespace tessera
