#pragma once
#include "analysis/protocol/messages.h"

#include <filesystem>
#include <string>
#include <vector>

namespace tessera {

/// The MIL packages in these folders, sorted by name within each; a broken one is listed with its problem. Reads
/// model.json and looks for the encoder; hashes and self-tests are checked when a package is used.
std::vector<protocol::ModelInfo> listModels(const std::vector<std::string> &folders);

/// Encoder package that comes with the program: resources/encoders of the source tree that the program was built in, or
/// share/tessera/encoders of where it is installed; empty when there is none.
std::filesystem::path bundledEncoder();

} // namespace tessera
