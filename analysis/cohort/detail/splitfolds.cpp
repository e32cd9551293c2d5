#include "analysis/cohort/detail/bagfinder.h"
#include "analysis/cohort/detail/drawnparts.h"
#include "analysis/cohort/detail/namelist.h"
#include "analysis/cohort/detail/splitentries.h"
#include "base/text.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace tessera::detail {
namespace {

constexpr int64_t mostPlaces = 50'000'000; ///< folds times bags: 400 MB of indices

/// In which part each bag of a fold is, and where the file says so.
struct Place {
    Part part;
    int64_t line;
};
using Places = std::map<int64_t, Place>; // by bag

class Reader {
public:
    Reader(const SplitEntries &entries, const Cohort &cohort) : m_entries(entries), m_cohort(cohort) {}

    /// By repeat and fold.
    Result<std::map<std::pair<int64_t, int64_t>, Places>> read()
    {
        const BagFinder finder(m_cohort);
        std::map<std::pair<int64_t, int64_t>, Places> folds;
        for (const SplitEntry &entry : m_entries.entries) {
            Places &places = folds[{entry.repeat, entry.fold}];
            const BagFinder::Found found = finder.find(entry.id);
            if (found.isAmbiguous)
                return invalid(entry.line, "\"" + entry.id + "\" may be any of " +
                                               counted(std::ssize(found.bags), "bag") + " of the table");
            if (found.bags.empty() && m_unknown.emplace(entry.id).second)
                m_firstUnknown = m_firstUnknown ? m_firstUnknown : &entry;
            for (const int64_t bag : found.bags) {
                m_used.insert(bag);
                const auto [place, isNew] = places.emplace(bag, Place{entry.part, entry.line});
                if (!isNew && place->second.part != entry.part)
                    return invalid(entry.line, "\"" + entry.id + "\" is in " + nameOf(entry.part) + ", and by line " +
                                                   std::to_string(place->second.line) + " in " +
                                                   nameOf(place->second.part));
            }
        }
        return folds;
    }

    /// Ids that the cohort does not have are passed over where the file merely covers more than the cohort. Where bags
    /// of the cohort are missing at the same time they are taken for misspelt.
    Result<void> check(std::vector<std::string> &remarks) const
    {
        if (m_used.empty())
            return fail(ErrorCode::splitInvalid, displayed(m_entries.path),
                        m_firstUnknown ? "none of its ids is in the table, the first is \"" + m_firstUnknown->id +
                                             "\" on line " + std::to_string(m_firstUnknown->line)
                                       : std::string("it names no bag"));
        std::vector<std::string> unused;
        for (std::size_t i = 0; i < m_cohort.bags.size(); ++i)
            if (!m_used.contains(static_cast<int64_t>(i)))
                unused.push_back(m_cohort.bags[i].id);
        const std::vector<std::string> unknown(m_unknown.begin(), m_unknown.end());
        if (!unknown.empty() && !unused.empty())
            return invalid(m_firstUnknown->line, "\"" + m_firstUnknown->id + "\" is not in the table, as " +
                                                     counted(std::ssize(unknown), "id") + " of the file, while " +
                                                     counted(std::ssize(unused), "bag") +
                                                     " of the table are not in the file: " + nameList(unused));
        if (!unknown.empty())
            remarks.push_back(counted(std::ssize(unknown), "id") + " of " + displayed(m_entries.path.filename()) +
                              " are not in the table and are passed over: " + nameList(unknown) + ".");
        if (!unused.empty())
            remarks.push_back(counted(std::ssize(unused), "bag") + " of the table are in no part of " +
                              displayed(m_entries.path.filename()) +
                              (m_entries.trainIsRest ? ", so they are never tested: " : ": ") + nameList(unused) + ".");
        return {};
    }

    tl::unexpected<Error> invalid(int64_t line, const std::string &what) const
    {
        return fail(ErrorCode::splitInvalid, displayed(m_entries.path), "line " + std::to_string(line) + ": " + what);
    }

private:
    const SplitEntries &m_entries;
    const Cohort &m_cohort;
    std::set<std::string> m_unknown;
    const SplitEntry *m_firstUnknown = nullptr;
    std::set<int64_t> m_used;
};

} // namespace

const std::vector<int64_t> &partOf(const Fold &fold, Part part)
{
    return part == Part::train ? fold.train : part == Part::validation ? fold.validation : fold.test;
}

std::vector<int64_t> &partOf(Fold &fold, Part part)
{
    return const_cast<std::vector<int64_t> &>(partOf(std::as_const(fold), part));
}

std::string nameOf(const Fold &fold, bool isRepeated)
{
    const std::string name = "fold " + std::to_string(fold.index);
    return isRepeated ? "repeat " + std::to_string(fold.repeat) + ", " + name : name;
}

std::string patientsOnBothSides(const Fold &fold, const Cohort &cohort)
{
    std::map<std::string_view, Part> sides;
    std::set<std::string> both;
    for (const Part part : allParts)
        for (const int64_t bag : partOf(fold, part)) {
            const std::string &patient = cohort.bag(bag).patient;
            if (const auto [side, isNew] = sides.emplace(patient, part); !isNew && side->second != part)
                both.insert(patient);
        }
    if (both.empty())
        return {};
    return (both.size() == 1 ? "this patient is" : "these patients are") + std::string(" in two parts: ") +
           nameList({both.begin(), both.end()});
}

Result<std::vector<Fold>> foldsOf(const SplitEntries &entries, const Cohort &cohort, const FoldOptions &options,
                                  std::vector<std::string> &remarks)
{
    Reader reader(entries, cohort);
    const auto read = reader.read();
    if (!read)
        return passOn(read.error());
    if (const Result<void> checked = reader.check(remarks); !checked)
        return passOn(checked.error());
    const auto invalid = [&](const std::string &what) {
        return fail(ErrorCode::splitInvalid, displayed(entries.path), what);
    };
    if (std::ssize(*read) > mostPlaces / std::max<int64_t>(1, std::ssize(cohort.bags)))
        return invalid("it has " + counted(std::ssize(*read), "fold") + ", which is too many for this table");

    const bool isRepeated = !read->empty() && read->rbegin()->first.first > 0;
    const Strata strata = strataOf(cohort);
    std::vector<Fold> folds;
    std::vector<std::string> undrawn;
    for (const auto &[number, places] : *read) {
        Fold fold{number.first, number.second, {}, {}, {}};
        for (const auto &[bag, place] : places)
            partOf(fold, place.part).push_back(bag);
        if (entries.trainIsRest)
            for (int64_t bag = 0; bag < std::ssize(cohort.bags); ++bag)
                if (!places.contains(bag))
                    fold.train.push_back(bag);
        if (fold.train.empty())
            return invalid("nothing is left to train on in " + nameOf(fold, isRepeated));
        if (entries.trainIsRest && fold.test.empty())
            return invalid("no bag of the table is tested in " + nameOf(fold, isRepeated));
        if (const std::string both = patientsOnBothSides(fold, cohort); !both.empty())
            return invalid("in " + nameOf(fold, isRepeated) + " " + both);
        if (fold.validation.empty() && entries.drawsValidation && !drawValidation(fold, cohort, strata, options))
            undrawn.push_back(nameOf(fold, isRepeated));
        folds.push_back(std::move(fold));
    }
    if (!undrawn.empty())
        remarks.push_back(noValidationRemark(undrawn));
    return folds;
}

std::string noValidationRemark(const std::vector<std::string> &folds)
{
    return "There are too few patients for a validation part in " + nameList(folds) +
           ": the last epoch is taken there, none is chosen.";
}

} // namespace tessera::detail
