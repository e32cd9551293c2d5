#include "analysis/runs/preparedcohort.h"

#include "base/text.h"

#include <algorithm>

namespace tessera {
namespace {

FoldOptions foldOptionsOf(const TrainingConfiguration &configuration)
{
    return {configuration.folds, configuration.validationShare, configuration.seed};
}

void keepUsable(std::vector<int64_t> &bags, const std::vector<int64_t> &usable)
{
    std::erase_if(bags, [&](int64_t bag) { return !std::binary_search(usable.begin(), usable.end(), bag); });
}

} // namespace

Result<OpenedCohort> openCohort(const CohortFiles &files, TrainingObserver &observer)
{
    OpenedCohort opened;
    const Result<bool> isClassic = isClassicSet(files.table);
    if (!isClassic)
        return passOn(isClassic.error());
    opened.isClassicSet = *isClassic && !files.features;
    if (opened.isClassicSet) {
        Result<ClassicSet> set = readClassicSet(files.table);
        if (!set)
            return passOn(set.error());
        opened.cohort = std::move(set->cohort);
        opened.source = std::move(set->source);
    } else {
        if (!files.features)
            return fail(ErrorCode::usage, "--features is missing: name the folder or file with the features of " +
                                              displayed(files.table) + ".");
        Result<Cohort> cohort = readCohort(files.table, files.options);
        if (!cohort)
            return passOn(cohort.error());
        Result<std::unique_ptr<BagSource>> source = openFeatures(*files.features);
        if (!source)
            return passOn(source.error());
        opened.cohort = std::move(*cohort);
        opened.source = std::move(*source);
    }
    for (const RecognisedColumn &column : opened.cohort.columns)
        if (!column.meaning.empty())
            observer.remark("Column " + column.name + ": " + column.meaning + ".");
    for (const std::string &remark : opened.cohort.remarks)
        observer.remark(remark);
    return opened;
}

Result<SplitPlan> divide(const OpenedCohort &opened, const CohortFiles &files, Division division,
                         const TrainingConfiguration &configuration, TrainingObserver &observer)
{
    const FoldOptions options = foldOptionsOf(configuration);
    const auto told = [&](Result<SplitPlan> plan) {
        if (plan)
            for (const std::string &remark : plan->remarks)
                observer.remark(remark);
        return plan;
    };
    if (files.splits)
        return told(readSplits(*files.splits, opened.cohort, options));
    if (!opened.isClassicSet) {
        Result<std::optional<SplitPlan>> ofTable = splitsOfTable(opened.cohort, options);
        if (!ofTable)
            return passOn(ofTable.error());
        const bool isAsked = *ofTable && (division == Division::once || (*ofTable)->folds.size() > 1);
        if (isAsked)
            return told(std::move(**ofTable));
        if (*ofTable)
            observer.remark("The table divides its bags once; a cross-validation draws its own folds of all of them.");
    }
    return told(division == Division::folds ? makeFolds(opened.cohort, options) : holdOut(opened.cohort, options));
}

Result<SeenFeatures> look(const OpenedCohort &opened, TrainingObserver &observer, std::stop_token token)
{
    return lookAtFeatures(
        opened.cohort, *opened.source, [&](int64_t done, int64_t all) { observer.checking(done, all); },
        std::move(token));
}

Result<LinterReport> check(const OpenedCohort &opened, const SeenFeatures &features, SplitPlan &plan,
                           const TrainingConfiguration &configuration, TrainingObserver &observer)
{
    LinterOptions options;
    options.isMhim = configuration.isMhim();
    options.maskRatioHigh = configuration.maskRatioH;
    if (configuration.expectedDiagnosticShare > 0)
        options.expectedDiagnosticShare = configuration.expectedDiagnosticShare;
    options.survivalBins = configuration.survivalBins;
    LinterReport report = lint(opened.cohort, features, plan, options);
    for (const Finding &finding : report.findings)
        observer.found(finding);
    if (report.hasErrors())
        return fail(ErrorCode::cohortUnusable, displayed(opened.cohort.table), report.findings.front().sentence);
    for (Fold &fold : plan.folds)
        for (std::vector<int64_t> *part : {&fold.train, &fold.validation, &fold.test})
            keepUsable(*part, report.usable);
    return report;
}

} // namespace tessera
