#pragma once
#include <cstdlib>
#include <filesystem>
#include <string_view>

namespace tessera::testing {

/// Data that is not part of the repository: TESSERA_SHARED, else the folder `shared` beside it. Empty when absent, so
/// that the test can say so and skip.
inline std::filesystem::path sharedData(std::string_view name)
{
    const char *chosen = std::getenv("TESSERA_SHARED");
    const std::filesystem::path path = std::filesystem::path(chosen ? chosen : TESSERA_SOURCE_DIR "/../shared") / name;
    return std::filesystem::exists(path) ? path : std::filesystem::path();
}

} // namespace tessera::testing
