#pragma once
#include "analysis/package/package.h"
#include "base/safetensors.h"

#include <string>
#include <vector>

namespace tessera {

struct ExpectedTensor {
    enum class Presence {
        required,
        optional,
        together, ///< with all others that are marked so, or none of them
    };
    std::string name;
    std::vector<int64_t> shape;
    Presence presence = Presence::required;
    std::string alias; ///< a second key of the same tensor: either may stand in a file; where both do they are equal
};

/// The two published keys of the queries of the recycle network, which are one tensor (mhim-mil.md 8).
inline constexpr const char *queriesKey = "merge.global_q_mm";
inline constexpr const char *queriesAlias = "merge.global_q";

/// Names (the published keys) and shapes of the student's tensors (mhim-mil.md 2, 3.6). `merge.` ones may be missing,
/// all of them, where merge_test is off.
std::vector<ExpectedTensor> expectedTensors(const MilPackage &package);
std::vector<ExpectedTensor> expectedTensors(const EncoderPackage &package);

/// The same for a teacher, without the prefix: it never recycles in a test.
std::vector<ExpectedTensor> expectedTeacherTensors(const MilPackage &package);

/// Opens the weights and compares them with what the architecture needs; `teacher.` tensors are all there or none.
/// Errors: weightsMismatch(file, list of missing, surplus and misshapen tensors), those of Safetensors::open.
Result<Safetensors> openWeights(const MilPackage &package);
Result<Safetensors> openWeights(const EncoderPackage &package);

} // namespace tessera
