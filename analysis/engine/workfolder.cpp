#include "analysis/engine/workfolder.h"

#include "analysis/result/slideresult.h"
#include "base/atomicfile.h"
#include "base/text.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace tessera {
namespace {

/// False when the folder behind the descriptor was renamed or removed before we had its lock.
bool stillThere(int descriptor, const std::filesystem::path &path)
{
    struct stat locked {
    }, named{};
    return ::fstat(descriptor, &locked) == 0 && ::stat(path.c_str(), &named) == 0 && locked.st_ino == named.st_ino &&
           locked.st_dev == named.st_dev;
}

} // namespace

std::filesystem::path finalFolder(const std::filesystem::path &out, const std::filesystem::path &slide)
{
    return out / resultFolderName(slide);
}

WorkFolder::WorkFolder(std::filesystem::path path, std::filesystem::path final, int lock)
    : m_path(std::move(path)), m_final(std::move(final)), m_lock(lock)
{
}

WorkFolder::WorkFolder(WorkFolder &&other) noexcept
    : m_path(std::move(other.m_path)), m_final(std::move(other.m_final)), m_lock(std::exchange(other.m_lock, -1))
{
}

WorkFolder::~WorkFolder()
{
    if (m_lock >= 0)
        ::close(m_lock);
}

Result<WorkFolder> WorkFolder::open(const std::filesystem::path &out, const std::filesystem::path &stem)
{
    const std::filesystem::path path = out / ("." + stem.string() + ".partial");
    for (;;) {
        std::error_code failure;
        std::filesystem::create_directories(path, failure);
        if (failure)
            return passOn(writeError(path, failure.value()));
        const int lock = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (lock < 0 && errno == ENOENT)
            continue; // another run published it just now
        if (lock < 0)
            return passOn(writeError(path, errno));
        // A file system without locks lets everybody in: better than letting nobody in.
        if (::flock(lock, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
            ::close(lock);
            return fail(ErrorCode::busy, displayed(out / stem));
        }
        if (stillThere(lock, path))
            return WorkFolder(path, out / stem, lock);
        ::close(lock);
    }
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
