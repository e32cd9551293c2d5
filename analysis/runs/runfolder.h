#pragma once
#include "base/folderlock.h"
#include "base/result.h"

#include <filesystem>

namespace tessera {

/// The folder of a run, locked as long as this lives, so that two programs never train in one place.
class RunFolder {
public:
    /// Makes it where it is missing. Errors: busy(folder), fileUnwritable(folder, reason), diskFull(folder).
    static Result<RunFolder> open(const std::filesystem::path &folder);

    std::filesystem::path configuration() const { return m_path / "config.json"; }
    std::filesystem::path splits() const { return m_path / "splits.csv"; }
    std::filesystem::path events() const { return m_path / "events.jsonl"; }
    std::filesystem::path state() const { return m_path / "state"; }
    std::filesystem::path model() const { return m_path / "model"; }
    const std::filesystem::path &path() const { return m_path; }
    std::filesystem::path metrics() const { return m_path / "metrics.json"; }

    /// A run was begun here.
    bool holdsRun() const;

private:
    RunFolder(std::filesystem::path path, FolderLock lock) : m_path(std::move(path)), m_lock(std::move(lock)) {}
    std::filesystem::path m_path;
    FolderLock m_lock;
};

} // namespace tessera
