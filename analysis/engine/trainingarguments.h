#pragma once
#include "analysis/protocol/trainingmessages.h"
#include "base/result.h"

#include <string>
#include <vector>

namespace tessera {

/// The words after `tessera-engine` that do what is asked for, with news as JSON lines and one JSON object at the end.
/// Errors: usage where a path is empty, a preset unknown, or the settings too long for a command line.
Result<std::vector<std::string>> argumentsOf(const protocol::StartTraining &request);

} // namespace tessera
