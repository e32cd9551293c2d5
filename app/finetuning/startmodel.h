#pragma once
#include "base/result.h"

#include <filesystem>
#include <map>
#include <string>

namespace tessera {

/// The settings that a training has to share with a model that it starts from, by key. Reads the package's model.json:
/// not for the GUI thread. Errors: those of readMilPackage.
Result<std::map<std::string, std::string>> settingsOfModel(const std::filesystem::path &package);

} // namespace tessera
