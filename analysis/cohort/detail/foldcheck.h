#pragma once
#include "analysis/cohort/linter.h"

namespace tessera::detail {

/// What is wrong with the folds, looking at the report's usable bags alone. Fills `counts`.
void checkFolds(const Cohort &cohort, const SplitPlan &plan, LinterReport &report);

/// Time bins without an event in the part that is trained on. Bins are cut as those of the model: at quantiles of the
/// events' times in the whole table (mhim-mil.md 7).
void checkBins(const Cohort &cohort, const SplitPlan &plan, int64_t bins, LinterReport &report);

/// Classes whose names differ in case, blanks and dashes alone.
void checkClassNames(const Cohort &cohort, LinterReport &report);

} // namespace tessera::detail
