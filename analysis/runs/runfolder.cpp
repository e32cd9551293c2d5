#include "analysis/runs/runfolder.h"

namespace tessera {

Result<RunFolder> RunFolder::open(const std::filesystem::path &folder)
{
    Result<FolderLock> lock = FolderLock::take(folder, folder);
    if (!lock)
        return passOn(lock.error());
    return RunFolder(folder, std::move(*lock));
}

bool RunFolder::holdsRun() const
{
    std::error_code none;
    return std::filesystem::exists(configuration(), none) || std::filesystem::exists(state(), none) ||
           std::filesystem::exists(metrics(), none);
}

} // namespace tessera
