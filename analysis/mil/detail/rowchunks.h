#pragma once
#include <ATen/core/Tensor.h>

#include <cstdint>
#include <functional>

namespace tessera::mil::detail {

/// The rows of a bag in chunks whose intermediate results stay in the cache of one core: a chain of operations then
/// costs little more than its matrix products. On the CPU every worker takes a run of neighbouring chunks and computes
/// its products alone; several threads on one small product would mostly wait for each other. On other devices the
/// chunks are large and come one after another.
class RowChunks {
public:
    RowChunks(int64_t rows, at::Device device);

    int64_t workers() const { return m_workers; }   ///< 1 or more, for partial sums
    int64_t largest() const { return m_chunkRows; } ///< rows of the largest chunk, for scratch

    using Work = std::function<void(int64_t begin, int64_t end)>;
    /// Calls `start(worker)` once for each worker, on its thread, and what it returns for each of the worker's chunks.
    /// No gradients are recorded inside. Tensors made inside must not leave it; writing into tensors of the caller may.
    void forEach(const std::function<Work(int64_t worker)> &start) const;

private:
    int64_t m_rows;
    int64_t m_workers;
    int64_t m_chunkRows;
};

} // namespace tessera::mil::detail
