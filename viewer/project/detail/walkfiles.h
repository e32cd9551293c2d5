#pragma once
#include <filesystem>
#include <functional>
#include <stop_token>

namespace tessera::detail {

enum class Walk { goOn, stop };

/// Calls `file` for every regular file below `folder`, and `entered` for each folder before its files, in the order of
/// their names. Hidden ones (".name") are left out; links are followed, a folder is visited once. What cannot be
/// listed is passed over. Ends when `file` says so, or the token before the next file.
void walkFiles(const std::filesystem::path &folder, const std::stop_token &token,
               const std::function<void(const std::filesystem::path &)> &entered,
               const std::function<Walk(const std::filesystem::path &)> &file);

} // namespace tessera::detail
