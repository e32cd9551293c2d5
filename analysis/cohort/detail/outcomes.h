#pragma once
#include "analysis/cohort/cohort.h"

#include <optional>
#include <string_view>

namespace tessera::detail {

/// Cells that say that nothing is known.
bool isUnknown(std::string_view cell);

/// "1.0" as "1": the same class, whoever wrote the table.
std::string labelOf(std::string_view cell);

/// Names in the order of the outputs: numbers ascending, else a normal finding first, then by alphabet.
std::vector<std::string> orderedClasses(std::vector<std::string> labels);

/// Index of the label among the classes: by name, by name whatever its case, or as its number; none where it is no
/// class of theirs.
std::optional<int64_t> classIndex(std::string_view label, const std::vector<std::string> &classes);

/// What a cell of a follow-up column says: 1, true, dead, "1:DECEASED"; 0, false, alive, censored; none for others.
/// Words speak for themselves; `isNumber` says that polarity is a question.
struct FollowUp {
    bool isSet = false;
    bool isNumber = false;
};
std::optional<FollowUp> followUpOf(std::string_view cell);

} // namespace tessera::detail
