#pragma once
#include "analysis/engine/problem.h"

#include <nlohmann/json.hpp>

#include <functional>
#include <optional>
#include <span>
#include <string>

namespace tessera {

/// What a training command says of one of its runs (cross-validations).
struct EndedRun {
    std::string name;
    nlohmann::ordered_json alone;   ///< with --json where it is the only one
    nlohmann::ordered_json inAList; ///< with --json where there are several, beside its name
    std::optional<Problem> problem;
};

/// The end of a command: what has come about on standard output (`print` for people), problems as sentences on standard
/// error. A stop is all that is said, and so is the problem of an only run. Returns the exit code, of the first problem
/// where there is one.
int endWith(std::span<const EndedRun> runs, OutputForm output, const std::function<void(const EndedRun &)> &print);

} // namespace tessera
