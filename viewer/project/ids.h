#pragma once
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace tessera {

/// Row number of one table of a project, so that a case cannot be taken for a slide. Never used again after a removal.
template <typename Of>
struct Id {
    int64_t value = 0;
    friend constexpr auto operator<=>(Id, Id) = default;
};

using SlideId = Id<struct SlideTable>;
using CaseId = Id<struct CaseTable>;

} // namespace tessera

template <typename Of>
struct std::hash<tessera::Id<Of>> {
    std::size_t operator()(tessera::Id<Of> id) const noexcept { return std::hash<int64_t>()(id.value); }
};
