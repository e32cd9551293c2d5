#include "base/folderlock.h"

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

Result<FolderLock> FolderLock::take(const std::filesystem::path &folder, const std::filesystem::path &named)
{
    for (;;) {
        std::error_code failure;
        std::filesystem::create_directories(folder, failure);
        if (failure)
            return passOn(writeError(folder, failure.value()));
        const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (descriptor < 0 && errno == ENOENT)
            continue; // another run published it just now
        if (descriptor < 0)
            return passOn(writeError(folder, errno));
        FolderLock lock(descriptor);
        // A file system without locks lets everybody in: better than letting nobody in.
        if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
            return fail(ErrorCode::busy, displayed(named));
        if (stillThere(descriptor, folder))
            return lock;
    }
}

FolderLock::FolderLock(FolderLock &&other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}

FolderLock::~FolderLock()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

} // namespace tessera
