#pragma once
#include "analysis/package/package.h"

#include <filesystem>
#include <vector>

namespace tessera {

/// Folders with a model.json directly inside `folder`, sorted by name; empty when there is no such folder.
std::vector<std::filesystem::path> packageFoldersIn(const std::filesystem::path &folder);

/// The encoder package that the model names, looked for in `folders` and in the folder `encoders` beside the model's
/// own parent. Errors: encoderNotFound(model folder, id), encoderMismatch(model folder, detail).
Result<EncoderPackage> findEncoder(const MilPackage &model, const std::vector<std::filesystem::path> &folders = {});

/// Errors: encoderMismatch(model folder, detail) when id, hash or width are not what the model was trained with.
Result<void> checkEncoderFits(const MilPackage &model, const EncoderPackage &encoder);

} // namespace tessera
