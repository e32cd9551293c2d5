#pragma once

namespace tessera {

/// Cores that this process may use: its affinity mask and its cgroup's quota, at least 1. Never a library's default,
/// which counts the cores of the machine.
int allowedCores();

/// Threads that read and decode beside `computeThreads` of tensor mathematics.
int readerThreadsBeside(int computeThreads);

/// Settings that LibTorch's allocator habits need (docs/benchmarks.md): large blocks stay in the process instead of
/// going back to the system after every operator. Call first thing in main.
void tuneAllocator();

} // namespace tessera
