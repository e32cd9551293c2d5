#pragma once
#include "base/result.h"

#include <filesystem>
#include <string>

namespace tessera {

/// Names the content of a file, wherever it lies: "t1-" and the SHA-256 of its size, its first and last 64 KiB and
/// sixteen 64 KiB blocks spread evenly between them. Reads 1.2 MB at most, whatever the size of the slide.
/// Errors: those of checkedFileSize, fileUnreadable.
Result<std::string> fingerprintOf(const std::filesystem::path &path);

} // namespace tessera
