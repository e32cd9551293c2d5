#pragma once
#include "base/result.h"
#include "base/safetensors.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace tessera::detail {

/// Lets `write` fill a folder beside `folder`, which then gets that name: there is the whole package or nothing. What
/// is replaced must be empty or a package of the same `format` and nothing else. Returns the folder as it is called in
/// the end (absolute, what links stand for). Errors: fileUnwritable(folder, reason), diskFull(folder), those of
/// `write`, which then speak of the final name.
Result<std::filesystem::path> writeWholeFolder(const std::filesystem::path &folder, const std::string &format,
                                               const std::function<Result<void>(const std::filesystem::path &)> &write);

/// Writes a safetensors file; its SHA-256. Errors: those of writeSafetensors and sha256OfFile.
Result<std::string> writeTensors(const std::filesystem::path &path, const std::vector<TensorView> &tensors);

} // namespace tessera::detail
