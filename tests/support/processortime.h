#pragma once
#include <ctime>

namespace tessera::testing {

/// Of all threads of this process together since it began: the figure to go by on a busy machine.
inline double processorSeconds()
{
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

} // namespace tessera::testing
