#pragma once
#include "analysis/engine/commandline.h"
#include "base/error.h"

#include <string>
#include <vector>

namespace tessera {

/// An error as it is said, of this process or of one that we started.
struct Problem {
    std::string code; ///< nameOf() the error's
    std::string sentence;
    int exitCode = 1;
    bool isStopped = false;             ///< by a signal: nobody's failure
    std::vector<std::string> arguments; ///< of the error, for who makes the sentence anew in another language
};
Problem problemOf(const Error &error);

/// As reportError() does.
int reportProblem(const Problem &problem, OutputForm output);

} // namespace tessera
