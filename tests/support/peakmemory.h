#pragma once
#include <cstdint>
#include <fstream>
#include <string>

namespace tessera::testing {

/// The most memory that this process ever had, in bytes.
inline int64_t peakMemory()
{
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;)
        if (word == "VmHWM:") {
            int64_t kilobytes = 0;
            status >> kilobytes;
            return kilobytes * 1024;
        }
    return 0;
}

} // namespace tessera::testing
