#include "app/performance/detail/residentmemory.h"

#include <unistd.h>

#include <fstream>

namespace tessera::detail {

std::optional<int64_t> residentMemory()
{
    std::ifstream pages("/proc/self/statm");
    int64_t all = 0;
    int64_t resident = 0;
    if (!(pages >> all >> resident))
        return std::nullopt;
    return resident * sysconf(_SC_PAGESIZE);
}

} // namespace tessera::detail
