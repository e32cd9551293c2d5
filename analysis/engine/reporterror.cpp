#include "analysis/engine/commands.h"

#include <nlohmann/json.hpp>

#include <iostream>

namespace tessera {

int reportError(const Error &error, OutputForm output)
{
    std::cerr << sentence(error) << '\n';
    if (output == OutputForm::json)
        std::cout << nlohmann::ordered_json{{"error",
                                             {{"code", nameOf(error.code)},
                                              {"message", sentence(error)},
                                              {"arguments", error.arguments}}}}
                         .dump()
                  << '\n';
    return exitCodeOf(error);
}

} // namespace tessera
