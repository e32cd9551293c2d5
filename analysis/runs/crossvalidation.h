#pragma once
#include "analysis/runs/evaluation.h"
#include "base/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace tessera {

/// A finished fold of a cross-validation.
struct FoldResult {
    int64_t repeat = 0;
    int64_t fold = 0;
    std::filesystem::path folder;
};

/// metrics.json of all folds together, from their predictions of the test parts: pooled (of several repeats the mean of
/// each repeat's), of each fold, and mean and standard deviation over the folds. Writes it, predictions.csv and plots/
/// into `folder`; returns the JSON. Errors: those of readPredictions and of writing.
Result<std::string> writeCrossValidation(const std::filesystem::path &folder, const Cohort &cohort,
                                         const std::vector<FoldResult> &folds);

} // namespace tessera
