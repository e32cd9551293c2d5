#pragma once
#include "base/folderlock.h"
#include "base/result.h"

#include <filesystem>

namespace tessera {

/// Where one analysis works before its result gets its final name: <out>/.<stem>.partial, beside the final
/// <out>/<stem>. It stays after a cancel, a signal or a full disk, so that the features in it can be gone on with. A
/// lock on it keeps two runs apart.
class WorkFolder {
public:
    /// Creates the folder where it is missing and takes the lock.
    /// Errors: fileUnwritable, diskFull, busy(final folder).
    static Result<WorkFolder> open(const std::filesystem::path &out, const std::filesystem::path &stem);

    const std::filesystem::path &path() const { return m_path; }
    std::filesystem::path features() const { return m_path / "features.h5"; }
    std::filesystem::path partialTiles() const { return m_path / "partial.safetensors"; }

    /// Gives the folder its final name. An earlier result of that name is replaced as a whole.
    Result<void> publish();
    /// Removes the folder: there is nothing to go on with.
    void discard();

private:
    WorkFolder(std::filesystem::path path, std::filesystem::path final, FolderLock lock)
        : m_path(std::move(path)), m_final(std::move(final)), m_lock(std::move(lock))
    {
    }
    std::filesystem::path m_path;
    std::filesystem::path m_final;
    FolderLock m_lock;
};

/// <out>/<stem of the slide>.
std::filesystem::path finalFolder(const std::filesystem::path &out, const std::filesystem::path &slide);

} // namespace tessera
