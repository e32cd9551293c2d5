#pragma once
#include "analysis/package/package.h"
#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace tessera {

/// A checkpoint that is to become a package, and what the user knows of it.
struct ImportRequest {
    std::filesystem::path weights;
    std::filesystem::path out;                   ///< folder of the package
    std::optional<std::filesystem::path> config; ///< JSON object of architecture.params and `kind`
    std::vector<std::string> classes;            ///< empty: "class 0", "class 1", ...
    std::optional<int64_t> inputDim;
};

struct ImportOutcome {
    MilPackage package; ///< as it reads back
    bool hasTeacher = false;
    std::vector<std::string> warnings; ///< what was assumed, one sentence each
};

/// Reads a checkpoint without running anything in it, tells the model from its tensors (importrules.h) and writes the
/// package, weights as float32. Errors: those of readCheckpoint, inferModel, parseImportConfig, readFile and
/// writeMilPackage; importRefused(weights, detail) for a request that contradicts the weights, and for weights that are
/// no finite numbers.
Result<ImportOutcome> importModel(const ImportRequest &request, std::stop_token token);

} // namespace tessera
