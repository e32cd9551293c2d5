#pragma once
#include <filesystem>
#include <string_view>

namespace tessera {

/// Where the results of one slide lie, of all models: `<root>/<start of the fingerprint>`. By fingerprint, so
/// that slides of the same name do not meet and a moved or renamed slide keeps its results.
std::filesystem::path resultsFolderOfSlide(const std::filesystem::path &root, std::string_view fingerprint);

/// StartAnalysis::out for a slide and a model: `<resultsFolderOfSlide>/<model id>`; the engine lays `<stem>/` into it.
std::filesystem::path resultsFolderFor(const std::filesystem::path &root, std::string_view fingerprint,
                                       std::string_view modelId);

} // namespace tessera
