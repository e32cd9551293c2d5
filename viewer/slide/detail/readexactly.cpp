#include "viewer/slide/detail/readexactly.h"

#include <unistd.h>

#include <cerrno>
#include <cstddef>

namespace tessera::detail {

bool readExactly(int descriptor, std::span<unsigned char> bytes, int64_t offset)
{
    while (!bytes.empty()) {
        const ssize_t count = ::pread(descriptor, bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return false;
        bytes = bytes.subspan(static_cast<std::size_t>(count));
        offset += count;
    }
    return true;
}

} // namespace tessera::detail
