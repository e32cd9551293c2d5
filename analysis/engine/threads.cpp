#include "analysis/engine/threads.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <malloc.h>
#include <sched.h>
#include <string>

namespace tessera {
namespace {

/// Cores of the cgroup's quota (version 2), or a large number without one.
int quotaCores()
{
    std::ifstream file("/sys/fs/cgroup/cpu.max");
    std::string quota;
    double period = 0;
    if (!(file >> quota >> period) || quota == "max" || period <= 0)
        return 1 << 20;
    return std::max(1, static_cast<int>(std::ceil(std::stod(quota) / period)));
}

} // namespace

int allowedCores()
{
    cpu_set_t set;
    CPU_ZERO(&set);
    const int affine = ::sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
    return std::max(1, std::min(affine, quotaCores()));
}

int readerThreadsBeside(int computeThreads) { return std::clamp(computeThreads / 2, 1, 8); }

void tuneAllocator()
{
    ::mallopt(M_MMAP_THRESHOLD, 1 << 30);
    ::mallopt(M_TRIM_THRESHOLD, 1 << 30);
    ::mallopt(M_TOP_PAD, 256 << 20);
}

} // namespace tessera
