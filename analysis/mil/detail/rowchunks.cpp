#include "analysis/mil/detail/rowchunks.h"

#include <ATen/Parallel.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>

namespace tessera::mil::detail {
namespace {

constexpr int64_t rowsInCache = 512;       ///< 1 MiB at a width of 512
constexpr int64_t rowsElsewhere = 1 << 16; ///< 128 MiB
constexpr int64_t fewestRows = 64;         ///< fewer are not worth a thread

int64_t dividedUp(int64_t a, int64_t b) { return (a + b - 1) / b; }

} // namespace

RowChunks::RowChunks(int64_t rows, at::Device device)
    : m_rows(rows), m_workers(device.is_cpu() ? std::clamp<int64_t>(rows / fewestRows, 1, at::get_num_threads()) : 1)
{
    const int64_t rowsOfAWorker = dividedUp(rows, m_workers);
    const int64_t chunks = dividedUp(rowsOfAWorker, device.is_cpu() ? rowsInCache : rowsElsewhere);
    m_chunkRows = dividedUp(rowsOfAWorker, std::max<int64_t>(chunks, 1)); // equal shares for the workers
}

void RowChunks::forEach(const std::function<Work(int64_t worker)> &start) const
{
    const int64_t rowsOfAWorker = dividedUp(m_rows, m_workers);
    at::parallel_for(0, m_workers, 1, [&](int64_t first, int64_t last) {
        const c10::InferenceMode noGradients;
        for (int64_t worker = first; worker < last; ++worker) {
            const Work work = start(worker);
            const int64_t end = std::min(m_rows, (worker + 1) * rowsOfAWorker);
            for (int64_t row = worker * rowsOfAWorker; row < end; row += m_chunkRows)
                work(row, std::min(row + m_chunkRows, end));
        }
    });
}

} // namespace tessera::mil::detail
