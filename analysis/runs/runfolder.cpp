#include "analysis/runs/runfolder.h"

#include "base/atomicfile.h"
#include "base/text.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <utility>

namespace tessera {

Result<RunFolder> RunFolder::open(const std::filesystem::path &folder)
{
    std::error_code failure;
    std::filesystem::create_directories(folder, failure);
    if (failure)
        return passOn(writeError(folder, failure.value()));
    const int lock = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (lock < 0)
        return passOn(writeError(folder, errno));
    // A file system without locks lets everybody in: better than letting nobody in.
    if (::flock(lock, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
        ::close(lock);
        return fail(ErrorCode::busy, displayed(folder));
    }
    return RunFolder(folder, lock);
}

RunFolder::RunFolder(RunFolder &&other) noexcept
    : m_path(std::move(other.m_path)), m_lock(std::exchange(other.m_lock, -1))
{
}

RunFolder::~RunFolder()
{
    if (m_lock >= 0)
        ::close(m_lock);
}

bool RunFolder::holdsRun() const
{
    std::error_code none;
    return std::filesystem::exists(configuration(), none) || std::filesystem::exists(state(), none) ||
           std::filesystem::exists(metrics(), none);
}

} // namespace tessera
