#pragma once
#include "analysis/checkpoint/detail/refusal.h"
#include "analysis/checkpoint/detail/stridedarray.h"

#include <tl/expected.hpp>

namespace tessera::detail {

/// The array of a .npy file, checked; it points into `file`.
tl::expected<StridedArray, Refusal> readNpy(std::span<const std::byte> file);

} // namespace tessera::detail
