#pragma once
#include "base/result.h"
#include "base/safetensors.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace tessera {

/// Named tensors in the order of the file. Names are unique and as in the file, without the `module.` that
/// data-parallel training puts before them.
struct StateDict {
    std::vector<TensorView> tensors;
    std::vector<std::string> others; ///< entries that are no tensors and were left out

    const TensorView *find(std::string_view name) const; ///< null when absent
};

/// How the states lay in the file.
enum class CheckpointLayout {
    bare,        ///< the file is one state dictionary
    wrapped,     ///< under `model`, or else `state_dict`, `model_state_dict`, `net` or `student`
    teacherOnly, ///< under `teacher` alone: the moving average that training kept as its best model
};

/// The weights in a published file. Whatever else stands in it (optimizer, epoch, arguments) is not read further.
struct Checkpoint {
    CheckpointLayout layout = CheckpointLayout::bare;
    StateDict student;                ///< of `teacherOnly` files: the teacher's tensors
    std::optional<StateDict> teacher; ///< where the file has both
    std::shared_ptr<const void> file; ///< tensors stay valid as long as one copy of this lives
};

/// Reads `.pt`, `.pth` and `.safetensors` files; which of them it is, the first bytes decide. In safetensors files
/// names that begin with `teacher.` are the teacher's, if there are others as well. Errors: those of TorchFile::open
/// and of Safetensors::open; checkpointInvalid(path, detail) where there is no state dictionary or one that cannot be
/// told from another.
Result<Checkpoint> readCheckpoint(const std::filesystem::path &path, std::stop_token stop = {});

} // namespace tessera
