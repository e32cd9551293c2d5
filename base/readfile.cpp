#include "base/readfile.h"

#include "base/text.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace tessera {
namespace {

class Descriptor {
public:
    explicit Descriptor(const std::filesystem::path &path)
        : m_value(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK))
    {
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    ~Descriptor()
    {
        if (m_value >= 0)
            ::close(m_value);
    }
    int value() const { return m_value; }

private:
    int m_value;
};

Result<int64_t> sizeOf(const Descriptor &file, const std::filesystem::path &path)
{
    if (file.value() < 0)
        return errno == ENOENT || errno == ENOTDIR
                   ? fail(ErrorCode::fileMissing, displayed(path))
                   : fail(ErrorCode::fileUnreadable, displayed(path), std::strerror(errno));
    struct stat status {};
    if (::fstat(file.value(), &status) != 0)
        return fail(ErrorCode::fileUnreadable, displayed(path), std::strerror(errno));
    if (S_ISDIR(status.st_mode))
        return fail(ErrorCode::fileIsFolder, displayed(path));
    if (!S_ISREG(status.st_mode))
        return fail(ErrorCode::fileUnreadable, displayed(path), "not a regular file");
    if (status.st_size == 0)
        return fail(ErrorCode::fileEmpty, displayed(path));
    return static_cast<int64_t>(status.st_size);
}

} // namespace

Result<int64_t> checkedFileSize(const std::filesystem::path &path) { return sizeOf(Descriptor(path), path); }

Result<std::string> readFile(const std::filesystem::path &path, int64_t largest)
{
    const Descriptor file(path);
    const Result<int64_t> size = sizeOf(file, path);
    if (!size)
        return passOn(size.error());
    if (*size > largest)
        return fail(ErrorCode::fileDamaged, displayed(path), "larger than " + std::to_string(largest) + " bytes");
    std::string text(static_cast<std::size_t>(*size), '\0');
    std::size_t done = 0;
    while (done < text.size()) {
        const ssize_t count = ::read(file.value(), text.data() + done, text.size() - done);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return fail(ErrorCode::fileUnreadable, displayed(path), std::strerror(errno));
        if (count == 0)
            break;
        done += static_cast<std::size_t>(count);
    }
    text.resize(done);
    return text;
}

} // namespace tessera
