#pragma once
#include <cstdint>
#include <vector>

namespace tessera::detail {

/// One possible place of a cell in the tissue.
struct Spot {
    double x = 0, y = 0;         ///< um
    int32_t column = 0, row = 0; ///< of the grid: names the spot's own random numbers
};

/// Irregular but evenly packed places in [left, right) x [top, bottom) um: one for each cell of a grid, thrown about
/// and pushed apart. A place depends on its neighbours in the grid alone, so that parts of a slide fit together.
std::vector<Spot> packedSpots(double left, double top, double right, double bottom, double spacing, uint32_t salt);

} // namespace tessera::detail
