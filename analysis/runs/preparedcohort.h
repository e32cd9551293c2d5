#pragma once
#include "analysis/cohort/bagsource.h"
#include "analysis/cohort/linter.h"
#include "analysis/cohort/splits.h"
#include "analysis/training/configuration.h"
#include "analysis/training/trainingevents.h"
#include "base/result.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>

namespace tessera {

/// What a user names of a cohort.
struct CohortFiles {
    std::filesystem::path table;
    std::optional<std::filesystem::path> features; ///< none: the table is a classic set
    std::optional<std::filesystem::path> splits;
    CohortOptions options;
};

/// A cohort and where its features are.
struct OpenedCohort {
    Cohort cohort;
    std::unique_ptr<BagSource> source;
    bool isClassicSet = false;
};
/// Remarks of reading go to `observer`. Errors: those of readCohort, readClassicSet and openFeatures; usage where
/// features are missing, or given for a classic set that has its own.
Result<OpenedCohort> openCohort(const CohortFiles &files, TrainingObserver &observer);

enum class Division {
    once, ///< one division into training, validation and, where something names it, test
    folds ///< a cross-validation
};
/// From --splits, from the table, or drawn. Errors: those of readSplits, splitsOfTable, makeFolds and holdOut.
Result<SplitPlan> divide(const OpenedCohort &opened, const CohortFiles &files, Division division,
                         const TrainingConfiguration &configuration, TrainingObserver &observer);

/// Looks at all features, once for all configurations. Errors: those of lookAtFeatures.
Result<SeenFeatures> look(const OpenedCohort &opened, TrainingObserver &observer, std::stop_token token);

/// Takes bags that cannot be used out of the plan. Findings go to `observer`. Error: cohortUnusable(table, the first
/// finding that is an error).
Result<LinterReport> check(const OpenedCohort &opened, const SeenFeatures &features, SplitPlan &plan,
                           const TrainingConfiguration &configuration, TrainingObserver &observer);

} // namespace tessera
