#pragma once
#include "analysis/protocol/trainingmessages.h"
#include "base/result.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tessera {

/// What `train --json` and `cross-validate --json` print at their end, for the other side of the pipe. `out` is where
/// they were told to write. Error: internal where it is of another form.
Result<std::vector<protocol::TrainedRun>> readTrainedRuns(std::string_view json, const std::filesystem::path &out);

/// The path as the other side needs it, whatever our working folder is.
std::string absoluteName(const std::filesystem::path &path);

/// What they print when they fail.
std::optional<Error> readReportedError(std::string_view json);

} // namespace tessera
