#include "analysis/cohort/detail/foldcheck.h"

#include "analysis/cohort/detail/drawnparts.h"
#include "analysis/cohort/detail/featurecheck.h"
#include "analysis/cohort/detail/namelist.h"
#include "analysis/cohort/detail/splitentries.h"
#include "analysis/cohort/survivalbins.h"
#include "base/text.h"

#include <algorithm>
#include <map>
#include <set>

namespace tessera::detail {
namespace {

constexpr int64_t fewBags = 5; ///< of a class, to train on: fewer are worth a warning

bool isRepeated(const SplitPlan &plan)
{
    return std::any_of(plan.folds.begin(), plan.folds.end(), [](const Fold &fold) { return fold.repeat > 0; });
}

std::string inWords(Part part) { return part == Part::train ? "training part" : nameOf(part) + " part"; }

class FoldCheck {
public:
    FoldCheck(const Cohort &cohort, const SplitPlan &plan, LinterReport &report)
        : m_cohort(cohort), m_plan(plan), m_report(report), m_strata(strataOf(cohort)), m_isUsable(cohort.bags.size())
    {
        for (const int64_t bag : report.usable)
            m_isUsable[at(bag)] = true;
        std::vector<int64_t> present(m_strata.names.size());
        for (const int64_t bag : report.usable)
            ++present[at(m_strata.ofBag[at(bag)])];
        m_present = std::move(present);
    }

    void check()
    {
        std::set<int64_t> used;
        for (const Fold &fold : m_plan.folds) {
            const std::string name = nameOf(fold, isRepeated(m_plan));
            if (const std::string both = patientsOnBothSides(fold, m_cohort); !both.empty())
                add(m_report, Severity::error, FindingKind::patientOnBothSides,
                    "In " + name + " " + both + ": put all bags of a patient into one part.");
            for (const Part part : allParts) {
                const std::vector<int64_t> &bags = partOf(fold, part);
                used.insert(bags.begin(), bags.end());
                count(fold, part, bags, name);
            }
        }
        for (const auto &[part, folds] : m_single)
            reportSingle(part, folds);
        for (const auto &[stratum, folds] : m_lacking)
            add(m_report, Severity::warning, FindingKind::fewOfClass,
                "Nothing of " + quoted(stratum) + " is in the training part of " + nameList(folds) +
                    ": it cannot be learned there; add cases, or ask for fewer folds.");
        for (const auto &[stratum, folds] : m_few)
            add(m_report, Severity::warning, FindingKind::fewOfClass,
                "Fewer than " + std::to_string(fewBags) + " bags of " + quoted(stratum) +
                    " are in the training part of " + nameList(folds) + ": what is learned of it is uncertain.");
        std::vector<std::string> unused;
        for (std::size_t i = 0; i < m_cohort.bags.size(); ++i)
            if (!used.contains(static_cast<int64_t>(i)))
                unused.push_back(m_cohort.bags[i].id);
        if (!unused.empty())
            add(m_report, Severity::warning, FindingKind::unusedBags,
                counted(std::ssize(unused), "bag") + " of the table " + (unused.size() == 1 ? "is" : "are") +
                    " in no part of any fold (" + nameList(unused) + "): check the splits.",
                unused);
    }

private:
    void count(const Fold &fold, Part part, const std::vector<int64_t> &bags, const std::string &name)
    {
        if (bags.empty() || m_report.usable.empty()) // (without features there is more to mend than the folds)
            return;
        PartCounts counts{fold.repeat, fold.index, nameOf(part), std::vector<int64_t>(m_strata.names.size())};
        for (const int64_t bag : bags)
            if (m_isUsable[at(bag)])
                ++counts.ofClass[at(m_strata.ofBag[at(bag)])];
        const auto classes =
            std::count_if(counts.ofClass.begin(), counts.ofClass.end(), [](int64_t count) { return count > 0; });
        const bool isSurvival = m_cohort.task == CohortTask::survival;
        if (isSurvival ? counts.ofClass[1] == 0 : classes < 2)
            m_single[part].push_back(name);
        else if (part == Part::train)
            for (std::size_t s = isSurvival ? 1 : 0; s < counts.ofClass.size(); ++s) {
                if (counts.ofClass[s] == 0 && m_present[s] > 0)
                    m_lacking[s].push_back(name);
                else if (counts.ofClass[s] > 0 && counts.ofClass[s] < fewBags)
                    m_few[s].push_back(name);
            }
        m_report.counts.push_back(std::move(counts));
    }

    void reportSingle(Part part, const std::vector<std::string> &folds)
    {
        const bool isSurvival = m_cohort.task == CohortTask::survival;
        const std::string what = "The " + inWords(part) + " of " + nameList(folds) +
                                 (isSurvival ? " has no event" : " has usable bags of less than two classes");
        if (part == Part::train)
            add(m_report, Severity::error, FindingKind::singleClassFold,
                what + ": nothing can be learned there; add cases, or ask for fewer folds.");
        else
            add(m_report, Severity::warning, FindingKind::singleClassFold,
                what + (isSurvival ? ": it has no C-index." : ": it has no AUC.") +
                    (part == Part::test ? " The pooled figures count it." : " The epoch is chosen by the loss alone."));
    }

    std::string quoted(std::size_t stratum) const
    {
        return m_cohort.task == CohortTask::survival ? "the outcome \"" + m_strata.names[stratum] + "\""
                                                     : "the class \"" + m_strata.names[stratum] + "\"";
    }

    const Cohort &m_cohort;
    const SplitPlan &m_plan;
    LinterReport &m_report;
    const Strata m_strata;
    std::vector<bool> m_isUsable;
    std::vector<int64_t> m_present; ///< usable bags by stratum
    std::map<Part, std::vector<std::string>> m_single;
    std::map<std::size_t, std::vector<std::string>> m_lacking;
    std::map<std::size_t, std::vector<std::string>> m_few;
};

/// Letters and digits alone, small ones.
std::string plain(const std::string &name)
{
    std::string result;
    for (const char c : name)
        if (c != ' ' && c != '-' && c != '_' && c != '.')
            result += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return result;
}

} // namespace

void checkFolds(const Cohort &cohort, const SplitPlan &plan, LinterReport &report)
{
    FoldCheck(cohort, plan, report).check();
}

void checkBins(const Cohort &cohort, const SplitPlan &plan, int64_t bins, LinterReport &report)
{
    if (cohort.task != CohortTask::survival || bins < 1)
        return;
    const auto outcome = [&](int64_t bag) { return std::get<SurvivalOutcome>(cohort.bags[at(bag)].outcome); };
    std::vector<double> times;
    std::vector<uint8_t> happened;
    for (int64_t bag = 0; bag < std::ssize(cohort.bags); ++bag) {
        times.push_back(outcome(bag).time);
        happened.push_back(outcome(bag).event);
    }
    const SurvivalBins cut = survivalBins(times, happened, static_cast<int>(bins));
    if (cut.count() == 0)
        return;
    if (cut.merged > 0)
        add(report, Severity::warning, FindingKind::binWithoutEvents,
            "The events are at so few different times that " + std::to_string(bins) + " time bins become " +
                std::to_string(cut.count()) + ": choose survival_bins accordingly.");
    if (cut.count() < 2)
        return;

    const std::set<int64_t> usable(report.usable.begin(), report.usable.end());
    std::vector<std::string> lacking;
    for (const Fold &fold : plan.folds) {
        std::vector<int64_t> events(at(cut.count()));
        for (const int64_t bag : fold.train)
            if (usable.contains(bag) && outcome(bag).event)
                ++events[at(cut.binOf(outcome(bag).time))];
        for (std::size_t bin = 0; bin < events.size(); ++bin)
            if (events[bin] == 0)
                lacking.push_back("bin " + std::to_string(bin + 1) + " of " + nameOf(fold, isRepeated(plan)));
    }
    if (!lacking.empty())
        add(report, Severity::warning, FindingKind::binWithoutEvents,
            "No event is trained on in " + nameList(lacking) + ": choose fewer survival_bins, or fewer folds.");
}

void checkClassNames(const Cohort &cohort, LinterReport &report)
{
    std::map<std::string, std::vector<std::string>> namesOf;
    for (const std::string &name : cohort.classes)
        namesOf[plain(name)].push_back("\"" + name + "\"");
    for (const auto &[plainName, names] : namesOf)
        if (names.size() > 1)
            add(report, Severity::warning, FindingKind::similarClassNames,
                "The classes " + nameList(names) +
                    " are told apart: write one name in the table if they are one class.");
}

} // namespace tessera::detail
