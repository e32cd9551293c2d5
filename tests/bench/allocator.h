#pragma once
#include <malloc.h>

namespace tessera::bench {

/// As the engine does (docs/benchmarks.md: page faults of fresh blocks cost up to 8 % of a step). Call first in main.
inline void tuneAllocator()
{
    ::mallopt(M_MMAP_THRESHOLD, 1 << 30);
    ::mallopt(M_TRIM_THRESHOLD, 1 << 30);
    ::mallopt(M_TOP_PAD, 256 << 20);
}

} // namespace tessera::bench
