#include "analysis/cohort/detail/namelist.h"
#include "analysis/cohort/detail/splitentries.h"
#include "analysis/cohort/splits.h"
#include "base/atomicfile.h"
#include "base/csvcell.h"
#include "base/sha256.h"
#include "base/text.h"

#include <algorithm>
#include <tuple>

namespace tessera {
namespace {

using namespace detail;

/// "splits_2.csv" before "splits_10.csv".
auto numberInName(const std::filesystem::path &path)
{
    const std::string stem = path.stem().string();
    const std::size_t end = stem.find_last_not_of("0123456789");
    const std::string digits = end == std::string::npos ? stem : stem.substr(end + 1);
    return std::tuple(stem.substr(0, stem.size() - digits.size()), digits.size(), digits);
}

/// The files of folds in a folder, in the order of their numbers; without CLAM's `splits_<i>_bool.csv` and
/// `splits_<i>_descriptor.csv`, which say the same in other words.
Result<std::vector<std::filesystem::path>> filesOfFolds(const std::filesystem::path &folder)
{
    std::vector<std::filesystem::path> files;
    std::error_code error;
    for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
        const std::filesystem::path &path = entry->path();
        const std::string stem = path.stem().string();
        if (path.extension() == ".csv" && !stem.starts_with('.') && !stem.ends_with("_bool") &&
            !stem.ends_with("_descriptor"))
            files.push_back(path);
    }
    if (error)
        return fail(ErrorCode::fileUnreadable, displayed(folder), error.message());
    if (files.empty())
        return fail(ErrorCode::splitInvalid, displayed(folder), "the folder has no file splits_0.csv or the like");
    std::sort(files.begin(), files.end(),
              [](const auto &a, const auto &b) { return numberInName(a) < numberInName(b); });
    return files;
}

Result<std::vector<Fold>> readFile(const std::filesystem::path &path, const Cohort &cohort, const FoldOptions &options,
                                   SplitPlan &plan)
{
    const Result<TextTable> table = readTextTable(path);
    if (!table)
        return passOn(table.error());
    const Result<SplitEntries> entries = splitEntriesOf(*table);
    if (!entries)
        return passOn(entries.error());
    Result<std::vector<Fold>> folds = foldsOf(*entries, cohort, options, plan.remarks);
    if (folds && hasPartColumns(*table) &&
        std::none_of(table->header.begin(), table->header.end(),
                     [](const std::string &name) { return partNamed(name) == Part::test; }))
        plan.remarks.push_back(displayed(path.filename()) +
                               " names no test part: its val part is tested on, as is usual with such files, and "
                               "a validation part is drawn from its train part.");
    return folds;
}

} // namespace

Result<SplitPlan> readSplits(const std::filesystem::path &path, const Cohort &cohort, const FoldOptions &options)
{
    SplitPlan plan;
    plan.origin = displayed(path.filename());
    std::error_code error;
    if (!std::filesystem::is_directory(path, error)) {
        Result<std::vector<Fold>> folds = readFile(path, cohort, options, plan);
        if (!folds)
            return passOn(folds.error());
        plan.folds = std::move(*folds);
        return plan;
    }
    if (plan.origin.empty()) // ("splits/")
        plan.origin = displayed(path.parent_path().filename());
    const Result<std::vector<std::filesystem::path>> files = filesOfFolds(path);
    if (!files)
        return passOn(files.error());
    for (const std::filesystem::path &file : *files) {
        FoldOptions own = options;
        own.seed += plan.folds.size(); // (each file is a fold 0: another seed, another validation part)
        Result<std::vector<Fold>> folds = readFile(file, cohort, own, plan);
        if (!folds)
            return passOn(folds.error());
        if (folds->size() != 1)
            return fail(ErrorCode::splitInvalid, displayed(file),
                        "it has " + counted(std::ssize(*folds), "fold") +
                            ", while in a folder each file is one: give the file itself");
        folds->front().repeat = 0;
        folds->front().index = std::ssize(plan.folds);
        plan.folds.push_back(std::move(folds->front()));
    }
    return plan;
}

Result<std::string> writeSplits(const std::filesystem::path &path, const SplitPlan &plan, const Cohort &cohort)
{
    std::string text = "repeat,fold,part,bag\n";
    for (const Fold &fold : plan.folds)
        for (const Part part : allParts)
            for (const int64_t bag : partOf(fold, part))
                text += std::to_string(fold.repeat) + ',' + std::to_string(fold.index) + ',' + nameOf(part) + ',' +
                        csvCell(cohort.bag(bag).id) + '\n';
    if (const Result<void> written = writeAtomically(path, text); !written)
        return passOn(written.error());
    Sha256 sha256;
    sha256.add(std::as_bytes(std::span(text)));
    return sha256.hex();
}

} // namespace tessera
