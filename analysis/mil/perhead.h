#pragma once
#include <ATen/Parallel.h>
#include <ATen/core/LegacyTypeDispatch.h>

#include <cstdint>

namespace tessera::mil {

/// `work(head)` for every head, the heads spread over the threads, on the CPU: one parallel region for the whole of a
/// head instead of one for each small operator, and what a head makes stays in the cache of its core. No gradient is
/// recorded inside.
template <typename Work>
void forEachHead(int64_t heads, const Work &work)
{
    at::parallel_for(0, heads, 1, [&](int64_t begin, int64_t end) {
        const at::AutoDispatchBelowADInplaceOrView noGradient;
        for (int64_t head = begin; head < end; ++head)
            work(head);
    });
}

} // namespace tessera::mil
