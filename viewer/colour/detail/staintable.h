#pragma once
#include "viewer/colour/stains.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace tessera::detail {

/// One stain view by look-up: what each level of each channel adds to the concentration, and what each concentration
/// looks like. Immutable.
class StainTable {
public:
    StainTable(const StainVectors &vectors, StainView view);
    /// As many pixels to `out`, which may be the same place.
    void apply(std::span<const uint32_t> pixels, uint32_t *out) const;

private:
    std::array<std::array<int32_t, 256>, 3> m_addends{}; ///< in steps, times a power of two
    std::vector<uint32_t> m_colours;                     ///< by steps
};

} // namespace tessera::detail
