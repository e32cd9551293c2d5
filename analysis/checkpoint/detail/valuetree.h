#pragma once
#include "analysis/checkpoint/detail/picklegraph.h"
#include "analysis/checkpoint/pickledvalue.h"

#include <tl/expected.hpp>

namespace tessera::detail {

struct ValueTree {
    PickledValue root;
    std::deque<std::vector<std::byte>> owned; ///< what the tensors point to that does not lie in the file
};

/// Unfolds the graph, each shared node where it is used; copies arrays that are not row-major, each once.
/// `mostCopied`: bytes of all copies. Refuses a graph that contains itself, and one beyond the limits of TorchFile.
tl::expected<ValueTree, Refusal> unfold(Graph graph, std::size_t mostCopied);

} // namespace tessera::detail
