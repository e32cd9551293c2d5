#pragma once
#include "analysis/protocol/messages.h"

#include <array>

namespace tessera::protocol::detail {

/// What goes over the pipe for each Stage, in the order of the enumeration.
constexpr std::array stageNames{"opening", "tissue", "features", "mil", "writing"};
static_assert(stageNames.size() == static_cast<std::size_t>(Stage::writing) + 1);

} // namespace tessera::protocol::detail
