#pragma once
#include "analysis/checkpoint/detail/picklegraph.h"

#include <tl/expected.hpp>

#include <functional>

namespace tessera::detail {

/// The bytes of the storage with this key; throws Refusal where there is none.
using StorageSource = std::function<std::span<const std::byte>(std::string_view key)>;

/// Runs the opcodes of a pickle (protocols 2 to 5) that tensors, containers and numbers need. Names are compared with a
/// list and never looked up; nothing is called. All memory used is bounded by the length of the pickle. The graph's
/// views point into the pickle and the storages. The refusal names the byte of the pickle.
tl::expected<Graph, Refusal> parsePickle(std::span<const std::byte> pickle, const StorageSource &storages);

} // namespace tessera::detail
