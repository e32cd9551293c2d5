#pragma once
#include "analysis/checkpoint/detail/valuetree.h"

#include <stop_token>

namespace tessera::detail {

/// The values of a file of torch.save, whose tensors point into `file` or into the tree's own bytes. Checksums are
/// compared where they are used: the pickle's and those of the storages that it names.
tl::expected<ValueTree, Refusal> readTorchArchive(std::span<const std::byte> file, std::stop_token stop);

/// Whether the bytes begin as any file that PyTorch has written, also one that is then refused.
bool looksLikeTorch(std::span<const std::byte> file);

} // namespace tessera::detail
