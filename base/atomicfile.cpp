#include "base/atomicfile.h"

#include "base/text.h"

#include <atomic>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace tessera {
namespace {

/// A name in the folder of `path` that no other call of this process returns. A killed process that had our number
/// (every run in a container may have the same) may have left it behind: the caller tries the next one.
std::filesystem::path temporaryName(const std::filesystem::path &path)
{
    static std::atomic<int> counter{0};
    return path.parent_path() / (".tessera-" + std::to_string(::getpid()) + "-" + std::to_string(counter++) + ".tmp");
}

/// Gives the folders each other's names; false where the file system cannot.
bool exchange(const std::filesystem::path &a, const std::filesystem::path &b)
{
    return ::renameat2(AT_FDCWD, a.c_str(), AT_FDCWD, b.c_str(), RENAME_EXCHANGE) == 0;
}

void syncFolder(const std::filesystem::path &folder)
{
    const int descriptor = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return; // a file system without it still has the file
    ::fsync(descriptor);
    ::close(descriptor);
}

} // namespace

Error writeError(const std::filesystem::path &path, int errorNumber)
{
    if (errorNumber == ENOSPC || errorNumber == EDQUOT)
        return {ErrorCode::diskFull, {displayed(path)}, {}};
    return {ErrorCode::fileUnwritable, {displayed(path), std::strerror(errorNumber)}, {}};
}

Result<AtomicFile> AtomicFile::create(const std::filesystem::path &path)
{
    std::filesystem::path temporary;
    int descriptor = -1;
    do {
        temporary = temporaryName(path);
        descriptor = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    } while (descriptor < 0 && errno == EEXIST);
    if (descriptor < 0)
        return passOn(writeError(path, errno));
    return AtomicFile(path, std::move(temporary), descriptor);
}

AtomicFile::AtomicFile(std::filesystem::path path, std::filesystem::path temporary, int descriptor)
    : m_path(std::move(path)), m_temporary(std::move(temporary)), m_descriptor(descriptor)
{
}

AtomicFile::AtomicFile(AtomicFile &&other) noexcept
    : m_path(std::move(other.m_path)), m_temporary(std::move(other.m_temporary)),
      m_descriptor(std::exchange(other.m_descriptor, -1))
{
}

AtomicFile::~AtomicFile()
{
    if (m_descriptor < 0)
        return;
    ::close(m_descriptor);
    ::unlink(m_temporary.c_str());
}

Result<void> AtomicFile::write(std::span<const std::byte> bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(m_descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return passOn(writeError(m_path, errno));
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return {};
}

Result<void> AtomicFile::overwrite(uint64_t offset, std::span<const std::byte> bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::pwrite(m_descriptor, bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return passOn(writeError(m_path, errno));
        bytes = bytes.subspan(static_cast<std::size_t>(written));
        offset += static_cast<uint64_t>(written);
    }
    return {};
}

Result<void> AtomicFile::commit()
{
    if (::fsync(m_descriptor) != 0 && errno != EINVAL)
        return passOn(writeError(m_path, errno));
    if (::rename(m_temporary.c_str(), m_path.c_str()) != 0)
        return passOn(writeError(m_path, errno));
    ::close(std::exchange(m_descriptor, -1));
    syncFolder(m_path.parent_path());
    return {};
}

Result<void> writeAtomically(const std::filesystem::path &path, std::string_view text)
{
    Result<AtomicFile> file = AtomicFile::create(path);
    if (!file)
        return passOn(file.error());
    if (const Result<void> written = file->write(text); !written)
        return written;
    return file->commit();
}

Result<void> publish(const std::filesystem::path &temporary, const std::filesystem::path &path)
{
    std::error_code failure;
    std::filesystem::path former;
    if (std::filesystem::is_directory(path, failure)) {
        if (exchange(temporary, path)) {
            former = temporary;
        } else {
            former = temporaryName(path);
            std::filesystem::rename(path, former, failure);
            if (failure)
                return passOn(writeError(path, failure.value()));
        }
    }
    if (former != temporary) {
        std::filesystem::rename(temporary, path, failure);
        if (failure) {
            const int number = failure.value();
            if (!former.empty())
                std::filesystem::rename(former, path, failure);
            return passOn(writeError(path, number));
        }
    }
    syncFolder(path.parent_path());
    if (!former.empty())
        std::filesystem::remove_all(former, failure);
    return {};
}

} // namespace tessera
