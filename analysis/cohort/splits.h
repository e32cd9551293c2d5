#pragma once
#include "analysis/cohort/cohort.h"
#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace tessera {

/// One division of a cohort; indices into Cohort::bags, ascending, disjoint. Selection of epochs looks at
/// `validation` alone, never at `test` (mhim-mil.md 9.22).
struct Fold {
    int64_t repeat = 0; ///< of a repeated cross-validation, from 0
    int64_t index = 0;  ///< inside its repeat, from 0
    std::vector<int64_t> train;
    std::vector<int64_t> validation; ///< may be empty: then the last epoch is taken
    std::vector<int64_t> test;       ///< may be empty
};

struct SplitPlan {
    std::vector<Fold> folds;          ///< in the order of repeat, then index
    std::string origin;               ///< for people: "the table's column split", "5 folds, seed 2021", a file's name
    std::vector<std::string> remarks; ///< one sentence each
};

struct FoldOptions {
    int64_t folds = 5;
    /// Of what is not for test, this part is for validation (at least one bag of each class where there are enough).
    double validationShare = 0.2;
    uint64_t seed = 2021;
};

/// k folds, each once the test part, stratified by class (survival: by event) and grouped by patient; the validation
/// part is drawn from the rest in the same way. Error: splitImpossible(detail) with fewer patients than folds.
Result<SplitPlan> makeFolds(const Cohort &cohort, const FoldOptions &options);

/// One division into training and validation, without a test part.
Result<SplitPlan> holdOut(const Cohort &cohort, const FoldOptions &options);

/// The table's own column `split`: train; valid, val, validation, tune; test. Where it names no validation part one is
/// drawn from the training part. Columns `fold_0` ... of Patho-Bench give one fold each. None where the table has no
/// split. Errors: splitInvalid(path, detail), splitImpossible(detail).
Result<std::optional<SplitPlan>> splitsOfTable(const Cohort &cohort, const FoldOptions &options);

/// A file of ours (`repeat,fold,part,bag`), a list of folds (`repeat,fold,test_bag`), CLAM's, MCAT's or TransMIL's
/// `splits_<i>.csv` (train, val, test), or a folder of those. A patient on both sides is an error that lists them.
/// Errors: those of readTextTable, splitInvalid(path, detail with the line).
Result<SplitPlan> readSplits(const std::filesystem::path &path, const Cohort &cohort, const FoldOptions &options);

/// As ours, so that the run can be repeated: `repeat,fold,part,bag`. Atomic; returns the file's sha256.
Result<std::string> writeSplits(const std::filesystem::path &path, const SplitPlan &plan, const Cohort &cohort);

} // namespace tessera
