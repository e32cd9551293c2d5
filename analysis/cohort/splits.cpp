#include "analysis/cohort/splits.h"

#include "analysis/cohort/detail/drawnparts.h"
#include "analysis/cohort/detail/namelist.h"
#include "analysis/cohort/detail/splitentries.h"
#include "base/text.h"

#include <algorithm>
#include <numeric>

namespace tessera {
namespace {

using namespace detail;

std::vector<int64_t> allBags(const Cohort &cohort)
{
    std::vector<int64_t> bags(cohort.bags.size());
    std::iota(bags.begin(), bags.end(), 0);
    return bags;
}

std::string quoted(const Cohort &cohort, const std::string &stratum)
{
    return cohort.task == CohortTask::survival ? "\"" + stratum + "\" as outcome" : "the class \"" + stratum + "\"";
}

/// Empty, or why nothing can be learned from any division of these patients.
std::string obstacle(const Cohort &cohort, const Strata &strata, const std::vector<int64_t> &patients)
{
    if (cohort.bags.empty())
        return "it has no bag";
    if (cohort.task == CohortTask::survival)
        return patients[1] == 0 ? "no patient has an event" : "";
    const auto isPresent = [](int64_t n) { return n > 0; };
    if (std::count_if(patients.begin(), patients.end(), isPresent) >= 2)
        return {};
    const auto only = std::find_if(patients.begin(), patients.end(), isPresent) - patients.begin();
    return "all " + counted(std::ssize(cohort.bags), "bag") + " are of the class \"" + strata.names[at(only)] +
           "\", a model needs two";
}

/// Empty, or the class that a fold's training part must have and has not.
std::string lackingIn(const Fold &fold, const Cohort &cohort, const Strata &strata)
{
    std::vector<bool> isSeen(strata.names.size());
    for (const std::vector<int64_t> *part : {&fold.train, &fold.validation})
        for (const int64_t bag : *part)
            isSeen[at(strata.ofBag[at(bag)])] = true;
    if (cohort.task == CohortTask::survival)
        return isSeen[1] ? "" : "events";
    return std::count(isSeen.begin(), isSeen.end(), true) >= 2 ? "" : "bags of a second class";
}

void addRemarks(SplitPlan &plan, const Cohort &cohort, const Strata &strata, const std::vector<int64_t> &patients,
                int64_t folds)
{
    for (std::size_t s = 0; s < patients.size(); ++s)
        if (patients[s] > 0 && patients[s] < folds)
            plan.remarks.push_back("Only " + counted(patients[s], "patient") + " of " + std::to_string(folds) +
                                   " that would be needed have " + quoted(cohort, strata.names[s]) +
                                   ": some folds have none of it in their test part" +
                                   (patients[s] == 1 ? ", and one trains without it." : "."));
}

} // namespace

Result<SplitPlan> makeFolds(const Cohort &cohort, const FoldOptions &options)
{
    const Strata strata = strataOf(cohort);
    const std::vector<int64_t> all = allBags(cohort);
    const std::vector<PatientGroup> groups = groupsOf(cohort, strata, all);
    const std::vector<int64_t> patients = patientsOf(groups, strata);
    if (const std::string detail = obstacle(cohort, strata, patients); !detail.empty())
        return fail(ErrorCode::splitImpossible, detail);
    if (options.folds < 2)
        return fail(ErrorCode::splitImpossible, "a cross-validation needs two folds or more");
    if (std::ssize(groups) < options.folds)
        return fail(ErrorCode::splitImpossible, counted(std::ssize(groups), "patient") +
                                                    " cannot be the test parts of " + counted(options.folds, "fold"));

    SplitPlan plan;
    plan.origin = counted(options.folds, "fold") + ", seed " + std::to_string(options.seed);
    addRemarks(plan, cohort, strata, patients, options.folds);
    std::vector<std::string> undrawn;
    std::vector<std::vector<int64_t>> parts = dividedInto(options.folds, strata, groups, options.seed);
    for (std::size_t f = 0; f < parts.size(); ++f) {
        Fold fold{0, static_cast<int64_t>(f), {}, {}, std::move(parts[f])};
        std::set_difference(all.begin(), all.end(), fold.test.begin(), fold.test.end(), std::back_inserter(fold.train));
        if (!drawValidation(fold, cohort, strata, options))
            undrawn.push_back(nameOf(fold, false));
        if (const std::string lacking = lackingIn(fold, cohort, strata); !lacking.empty())
            return fail(ErrorCode::splitImpossible, "fold " + std::to_string(f) + " would train without " + lacking +
                                                        ": too few patients have them");
        plan.folds.push_back(std::move(fold));
    }
    if (!undrawn.empty())
        plan.remarks.push_back(noValidationRemark(undrawn));
    return plan;
}

Result<SplitPlan> holdOut(const Cohort &cohort, const FoldOptions &options)
{
    const Strata strata = strataOf(cohort);
    Fold fold{0, 0, allBags(cohort), {}, {}};
    const std::vector<int64_t> patients = patientsOf(groupsOf(cohort, strata, fold.train), strata);
    if (const std::string detail = obstacle(cohort, strata, patients); !detail.empty())
        return fail(ErrorCode::splitImpossible, detail);
    SplitPlan plan;
    plan.origin = "one division, " + formatted(100 * options.validationShare) + " % for validation, seed " +
                  std::to_string(options.seed);
    if (!drawValidation(fold, cohort, strata, options))
        plan.remarks.push_back(noValidationRemark({"the only division"}));
    plan.folds.push_back(std::move(fold));
    return plan;
}

Result<std::optional<SplitPlan>> splitsOfTable(const Cohort &cohort, const FoldOptions &options)
{
    SplitPlan plan;
    SplitEntries entries{cohort.table, {}, false, true};
    for (const CohortBag &bag : cohort.bags) {
        if (bag.split.empty())
            continue;
        const std::optional<Part> part = partNamed(bag.split);
        if (!part)
            return fail(ErrorCode::splitInvalid, displayed(cohort.table),
                        "line " + std::to_string(bag.line) + ": \"" + bag.split +
                            "\" is no part: write train, validation or test");
        entries.entries.push_back({0, 0, *part, bag.id, bag.line});
    }
    plan.origin = "the table's column";
    for (const RecognisedColumn &column : cohort.columns)
        if (column.role == ColumnRole::split)
            plan.origin += " " + column.name;
    if (entries.entries.empty() && !cohort.table.empty()) {
        const Result<TextTable> table = readTextTable(cohort.table);
        if (!table)
            return passOn(table.error());
        int64_t id = -1;
        for (const RecognisedColumn &column : cohort.columns)
            if (column.role == ColumnRole::slide || (column.role == ColumnRole::patient && id < 0))
                id = table->column(column.name);
        if (id < 0 || foldColumns(*table).empty())
            return std::optional<SplitPlan>();
        Result<SplitEntries> read = entriesOfFoldColumns(*table, id);
        if (!read)
            return passOn(read.error());
        entries = std::move(*read);
        plan.origin = "the table's " + counted(std::ssize(foldColumns(*table)), "column") + " of folds";
    }
    if (entries.entries.empty())
        return std::optional<SplitPlan>();
    Result<std::vector<Fold>> folds = foldsOf(entries, cohort, options, plan.remarks);
    if (!folds)
        return passOn(folds.error());
    plan.folds = std::move(*folds);
    return std::optional(std::move(plan));
}

} // namespace tessera
