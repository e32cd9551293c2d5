#pragma once
#include "analysis/cohort/cohort.h"
#include "analysis/cohort/splits.h"
#include "analysis/cohort/texttable.h"
#include "base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tessera::detail {

enum class Part { train, validation, test };
inline constexpr Part allParts[] = {Part::train, Part::validation, Part::test};
std::string nameOf(Part part); ///< as our files write it
/// The bags of a part.
const std::vector<int64_t> &partOf(const Fold &fold, Part part);
std::vector<int64_t> &partOf(Fold &fold, Part part);
/// Any of the usual words, whatever their case; none for others.
std::optional<Part> partNamed(std::string_view word);

/// "This bag is in this part of this fold", as a file says it.
struct SplitEntry {
    int64_t repeat = 0;
    int64_t fold = 0;
    Part part = Part::train;
    std::string id;
    int64_t line = 0;
};

/// What one file or the table's own columns say.
struct SplitEntries {
    std::filesystem::path path;
    std::vector<SplitEntry> entries;
    bool trainIsRest = false;    ///< the file names test bags alone
    bool drawsValidation = true; ///< where a fold names none; ours says what it means
};

/// The form of the file is told by its header. Error: splitInvalid(path, detail with the line).
Result<SplitEntries> splitEntriesOf(const TextTable &table);

/// Whether the header is that of CLAM, MCAT or TransMIL: a column for each part, a file for each fold.
bool hasPartColumns(const TextTable &table);

/// Columns `fold_0`, `fold_1`, ... of Patho-Bench, by their number.
std::vector<int64_t> foldColumns(const TextTable &table);
/// Their entries; `idColumn` names the bags.
Result<SplitEntries> entriesOfFoldColumns(const TextTable &table, int64_t idColumn);

/// Entries as folds of the cohort. Adds to `remarks`. Errors: splitInvalid(path, detail), splitImpossible(detail).
Result<std::vector<Fold>> foldsOf(const SplitEntries &entries, const Cohort &cohort, const FoldOptions &options,
                                  std::vector<std::string> &remarks);

/// Empty, or a sentence that lists the patients that are in two parts of a fold.
std::string patientsOnBothSides(const Fold &fold, const Cohort &cohort);

/// For folds whose validation part stays empty because too few patients would be left to train on.
std::string noValidationRemark(const std::vector<std::string> &folds);

/// "fold 3", "repeat 1, fold 3".
std::string nameOf(const Fold &fold, bool isRepeated);

} // namespace tessera::detail
