#pragma once
#include "analysis/mil/aggregator.h"
#include "analysis/mil/embedding.h"

namespace tessera::mil {

class RecycleNetwork;

/// One MIL model, teacher or student: embedding, aggregator and, in version 2, the recycle network.
struct Network {
    /// `prefix` is "" or "teacher.". Throws c10::Error for a tensor that is missing; `merge.*` may be missing where
    /// merge_test is off.
    Network(const Architecture &architecture, const Weights &weights, const std::string &prefix = {});
    Network(Network &&) noexcept;
    Network &operator=(Network &&) noexcept;
    ~Network();

    Embedding embedding;
    std::unique_ptr<Aggregator> aggregator;
    std::unique_ptr<RecycleNetwork> recycling; ///< null where there is none
};

/// With merge_test: the tiles' tokens [T, M] and, behind them, what the recycle network makes of them
/// (mhim-mil.md 3.6).
at::Tensor withRecycled(const Network &network, const at::Tensor &tokens);

} // namespace tessera::mil
