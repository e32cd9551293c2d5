#pragma once
#include "analysis/mil/weights.h"
#include "base/result.h"

#include <filesystem>
#include <map>
#include <string>

namespace tessera {

/// Tensors and texts of one file.
struct SealedTensors {
    mil::Weights tensors; ///< float32 on the CPU
    std::map<std::string, std::string> texts;
};

/// Writes both with a SHA-256 over all of them. Errors: fileUnwritable, diskFull, outOfMemory.
Result<void> writeSealed(const std::filesystem::path &path, const SealedTensors &contents);

/// Errors: runInvalid(folder, detail with the file's name) where the file is damaged, outOfMemory.
Result<SealedTensors> readSealed(const std::filesystem::path &path);

} // namespace tessera
