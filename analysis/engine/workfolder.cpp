#include "analysis/engine/workfolder.h"

#include "analysis/result/slideresult.h"
#include "base/atomicfile.h"

namespace tessera {

std::filesystem::path finalFolder(const std::filesystem::path &out, const std::filesystem::path &slide)
{
    return out / resultFolderName(slide);
}

Result<WorkFolder> WorkFolder::open(const std::filesystem::path &out, const std::filesystem::path &stem)
{
    const std::filesystem::path path = out / ("." + stem.string() + ".partial");
    Result<FolderLock> lock = FolderLock::take(path, out / stem);
    if (!lock)
        return passOn(lock.error());
    return WorkFolder(path, out / stem, std::move(*lock));
}

Result<void> WorkFolder::publish()
{
    std::error_code none;
    std::filesystem::remove(partialTiles(), none);
    return tessera::publish(m_path, m_final);
}

void WorkFolder::discard()
{
    std::error_code none;
    std::filesystem::remove_all(m_path, none);
}

} // namespace tessera
