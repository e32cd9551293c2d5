#pragma once
#include "analysis/training/stagetraining.h"
#include "base/result.h"

#include <filesystem>
#include <optional>
#include <set>
#include <string>

namespace tessera {

/// The folder `state` of a run: `checkpoint.safetensors` has the weights, moments and counters of the last epoch,
/// `best_*.safetensors` the best weights, written only when they change. Each file carries a hash of what it holds, so
/// that damage is found. A kill at any moment leaves the former checkpoint or the new one. One thread at a time.
class StateFolder {
public:
    /// `fingerprint` stands for configuration and data: a state with another one is refused.
    StateFolder(std::filesystem::path folder, std::string fingerprint);

    /// What the last epoch left; none where none has ended. `architecture` is that of the last stage.
    /// Errors: runInvalid(folder, detail with the file's name), runOfOtherData(folder, detail), outOfMemory.
    Result<std::optional<StageState>> read(const mil::Architecture &architecture);

    /// Errors: fileUnwritable(path, reason), diskFull(path); then the former state is intact.
    Result<void> write(const StageState &state);

    const std::filesystem::path &path() const { return m_folder; }

private:
    Result<std::string> writeBest(const BestWeights &best, const std::string &of, Stage stage);
    Result<BestWeights> readBest(const std::string &name, const std::string &of, int64_t epoch,
                                 const mil::Architecture &architecture);
    void removeOthers() const;

    std::filesystem::path m_folder;
    std::string m_fingerprint;
    std::set<std::string> m_best; ///< names of the files of the last checkpoint
};

} // namespace tessera
