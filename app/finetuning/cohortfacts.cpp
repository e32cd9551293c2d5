#include "app/finetuning/cohortfacts.h"

#include "analysis/cohort/bagsource.h"
#include "analysis/cohort/linter.h"
#include "analysis/cohort/splits.h"
#include "base/atomicfile.h"
#include "base/text.h"
#include "viewer/project/slidefinder.h"

#include <algorithm>
#include <set>

namespace tessera {
namespace {

struct OpenedCases {
    Cohort cohort;
    std::unique_ptr<BagSource> source; ///< null while the features are not known
    bool isClassicSet = false;
};

Result<OpenedCases> open(const CohortQuestion &question)
{
    OpenedCases opened;
    const Result<bool> isClassic = isClassicSet(question.table);
    if (!isClassic)
        return passOn(isClassic.error());
    if (*isClassic && question.features.empty()) {
        Result<ClassicSet> set = readClassicSet(question.table);
        if (!set)
            return passOn(set.error());
        return OpenedCases{std::move(set->cohort), std::move(set->source), true};
    }
    Result<Cohort> cohort = readCohort(question.table, question.options);
    if (!cohort)
        return passOn(cohort.error());
    opened.cohort = std::move(*cohort);
    if (question.features.empty())
        return opened;
    Result<std::unique_ptr<BagSource>> source = openFeatures(question.features);
    if (!source)
        return passOn(source.error());
    opened.source = std::move(*source);
    return opened;
}

Result<SplitPlan> divide(const OpenedCases &opened, const CohortQuestion &question)
{
    const FoldOptions options;
    if (!question.splits.empty())
        return readSplits(question.splits, opened.cohort, options);
    if (!opened.isClassicSet) {
        Result<std::optional<SplitPlan>> ofTable = splitsOfTable(opened.cohort, options);
        if (!ofTable)
            return passOn(ofTable.error());
        if (*ofTable)
            return std::move(**ofTable);
    }
    return holdOut(opened.cohort, options);
}

std::size_t classOf(const CohortBag &bag)
{
    if (const auto *survival = std::get_if<SurvivalOutcome>(&bag.outcome))
        return survival->event ? 1 : 0;
    return static_cast<std::size_t>(std::get<ClassOutcome>(bag.outcome).index);
}

std::vector<ClassCount> countsOf(const Cohort &cohort)
{
    std::vector<ClassCount> counts;
    if (cohort.task == CohortTask::survival)
        counts = {{"censored"}, {"event"}};
    for (const std::string &name : cohort.classes)
        counts.push_back({name});
    std::vector<std::set<std::string>> patients(counts.size());
    for (const CohortBag &bag : cohort.bags)
        if (const std::size_t index = classOf(bag); index < counts.size()) {
            ++counts[index].bags;
            patients[index].insert(bag.patient);
        }
    for (std::size_t i = 0; i < counts.size(); ++i)
        counts[i].patients = std::ssize(patients[i]);
    return counts;
}

protocol::TrainingFinding told(const Finding &finding)
{
    constexpr protocol::Severity severities[]{protocol::Severity::error, protocol::Severity::warning,
                                              protocol::Severity::note};
    return {severities[static_cast<std::size_t>(finding.severity)], std::string(nameOf(finding.kind)), finding.sentence,
            finding.bags};
}

/// A slide's name as features have it: without the ending of a slide's file.
std::string featureName(const std::string &slide)
{
    const std::filesystem::path path(slide);
    return mayBeSlide(path, NameRule::inFolder) ? path.stem().string() : slide;
}

Result<std::vector<MissingSlide>> missingSlides(const OpenedCases &opened, const CohortQuestion &question,
                                                const std::stop_token &token)
{
    std::vector<MissingSlide> missing;
    if (opened.isClassicSet)
        return missing;
    for (const CohortBag &bag : opened.cohort.bags)
        for (const std::string &slide : bag.slides) {
            CohortBag alone = bag;
            alone.slides = {slide};
            const auto files =
                opened.source ? opened.source->filesOf(alone) : Result<std::vector<std::filesystem::path>>();
            if (!opened.source || (!files && files.error().code == ErrorCode::featuresNotFound))
                missing.push_back({slide, {}});
        }
    if (missing.empty())
        return missing;
    SlideFiles known = question.worklist;
    if (!question.slides.empty()) {
        const Result<FoundSlides> found = findSlides({question.slides}, token, [](const auto &, int64_t) {});
        if (!found)
            return passOn(found.error());
        for (const std::filesystem::path &file : found->slides)
            known.try_emplace(file.stem().string(), file);
    }
    for (MissingSlide &slide : missing)
        if (const auto found = known.find(featureName(slide.slide)); found != known.end())
            slide.file = found->second;
    return missing;
}

} // namespace

bool canExtract(const CohortFacts &facts)
{
    return !facts.missing.empty() && std::all_of(facts.missing.begin(), facts.missing.end(),
                                                 [](const MissingSlide &slide) { return !slide.file.empty(); });
}

Result<CohortFacts> lookAtCohort(const CohortQuestion &question, const std::function<void(int64_t, int64_t)> &progress,
                                 const std::stop_token &token)
{
    const Result<OpenedCases> opened = open(question);
    if (!opened)
        return passOn(opened.error());
    const Cohort &cohort = opened->cohort;
    CohortFacts facts;
    facts.isSurvival = cohort.task == CohortTask::survival;
    facts.needsFeatures = !opened->isClassicSet;
    facts.bags = std::ssize(cohort.bags);
    facts.patients = cohort.patients();
    facts.classes = countsOf(cohort);
    for (const RecognisedColumn &column : cohort.columns)
        if (!column.meaning.empty())
            facts.remarks.push_back(column.name + ": " + column.meaning);
    facts.remarks.insert(facts.remarks.end(), cohort.remarks.begin(), cohort.remarks.end());
    Result<std::vector<MissingSlide>> missing = missingSlides(*opened, question, token);
    if (!missing)
        return passOn(missing.error());
    facts.missing = std::move(*missing);
    if (!opened->source)
        return facts;

    const Result<SplitPlan> plan = divide(*opened, question);
    if (!plan)
        return passOn(plan.error());
    facts.remarks.insert(facts.remarks.end(), plan->remarks.begin(), plan->remarks.end());
    const Result<SeenFeatures> seen = lookAtFeatures(cohort, *opened->source, progress, token);
    if (!seen)
        return passOn(seen.error());
    const LinterReport report = lint(cohort, *seen, *plan, {}); // (what depends on settings is checked at the start)
    facts.isChecked = true;
    facts.usable = std::ssize(report.usable);
    for (const Finding &finding : report.findings)
        facts.findings.push_back(told(finding));
    return facts;
}

namespace {

std::string cellOf(const std::string &text)
{
    std::string quoted = "\"";
    for (const char sign : text)
        quoted += sign == '"' ? std::string("\"\"") : std::string(1, sign);
    return quoted + '"';
}

} // namespace

Result<void> writeCohort(const std::filesystem::path &table, const std::vector<LabelledSlide> &slides)
{
    std::string text = "slide_id,case_id,label\n";
    std::set<std::string> names;
    for (const LabelledSlide &slide : slides) {
        if (slide.label.empty())
            continue;
        if (!names.insert(slide.slide).second)
            return fail(ErrorCode::cohortInvalid, displayed(table), "two slides are called " + slide.slide);
        const std::string &patient = slide.patient.empty() ? slide.slide : slide.patient;
        text += cellOf(slide.slide) + ',' + cellOf(patient) + ',' + cellOf(slide.label) + '\n';
    }
    if (names.empty())
        return fail(ErrorCode::cohortInvalid, displayed(table), "no slide of the worklist has this label");
    std::error_code problem;
    std::filesystem::create_directories(table.parent_path(), problem);
    if (problem)
        return fail(ErrorCode::fileUnwritable, displayed(table), problem.message());
    return writeAtomically(table, text);
}

} // namespace tessera
