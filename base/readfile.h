#pragma once
#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace tessera {

/// The checks that every input file passes first, so that each reader says the same of the same trouble.
/// Errors: fileMissing, fileIsFolder, fileEmpty, fileUnreadable.
Result<int64_t> checkedFileSize(const std::filesystem::path &path);

/// The whole of a small file. Errors: as above; fileDamaged when it is larger than `largest` bytes.
Result<std::string> readFile(const std::filesystem::path &path, int64_t largest);

} // namespace tessera
