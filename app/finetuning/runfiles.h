#pragma once
#include "app/finetuning/runhistory.h"
#include "base/result.h"

#include <filesystem>
#include <stop_token>
#include <vector>

namespace tessera {

/// The folder of a run as this program sees it: beside the engine's files (docs/training.md, "Run folder") lies
/// `training-start.json`, the request that began it, so that it is found again and can go on. All of this reads and
/// writes files: not for the GUI thread.

/// Makes the folder and writes the request down. Errors: runOfOtherData(folder, detail) where a run is there already,
/// fileUnwritable(path, reason), diskFull(path).
Result<void> beginRun(const protocol::StartTraining &request);

/// Errors: fileMissing(path) where no run of this program is in the folder, runInvalid(folder, detail), those of the
/// files. Lines of epochs that cannot be read are passed over.
Result<RunHistory> readRun(const std::filesystem::path &folder);

/// Those that lie directly in `root`, the one that was begun last first. What cannot be read is passed over.
std::vector<RunHistory> readRuns(const std::filesystem::path &root, const std::stop_token &token);

} // namespace tessera
