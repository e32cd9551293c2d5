#include "base/mappedfile.h"

#include "base/readfile.h"
#include "base/text.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>
#include <utility>

namespace tessera {

Result<MappedFile> MappedFile::open(const std::filesystem::path &path)
{
    const Result<int64_t> size = checkedFileSize(path);
    if (!size)
        return passOn(size.error());
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return fail(ErrorCode::fileUnreadable, displayed(path), std::strerror(errno));
    const auto length = static_cast<std::size_t>(*size);
    void *address = ::mmap(nullptr, length, PROT_READ, MAP_PRIVATE, descriptor, 0);
    const int reason = errno;
    ::close(descriptor);
    if (address == MAP_FAILED)
        return fail(ErrorCode::fileUnreadable, displayed(path), std::strerror(reason));
    return MappedFile({static_cast<const std::byte *>(address), length});
}

MappedFile::MappedFile(MappedFile &&other) noexcept : m_bytes(std::exchange(other.m_bytes, {})) {}

MappedFile::~MappedFile()
{
    if (!m_bytes.empty())
        ::munmap(const_cast<std::byte *>(m_bytes.data()), m_bytes.size());
}

} // namespace tessera
