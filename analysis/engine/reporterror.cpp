#include "analysis/engine/commands.h"
#include "analysis/engine/problem.h"

#include <nlohmann/json.hpp>

#include <iostream>

namespace tessera {

Problem problemOf(const Error &error)
{
    return {std::string(nameOf(error.code)), sentence(error), exitCodeOf(error),
            kindOf(error.code) == ErrorKind::cancelled, error.arguments};
}

int reportProblem(const Problem &problem, OutputForm output)
{
    std::cerr << problem.sentence << '\n';
    if (output == OutputForm::json)
        std::cout << nlohmann::ordered_json{{"error",
                                             {{"code", problem.code},
                                              {"message", problem.sentence},
                                              {"arguments", problem.arguments}}}}
                         .dump()
                  << '\n';
    return problem.exitCode;
}

int reportError(const Error &error, OutputForm output) { return reportProblem(problemOf(error), output); }

} // namespace tessera
