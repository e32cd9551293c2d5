#pragma once
#include "base/polygon.h"

#include <vector>

namespace tessera::detail {

/// Values on a grid, row by row; positive = inside.
struct Field {
    const std::vector<float> &values;
    int columns = 0;
    int rows = 0;
    double offset = 0; ///< of the first node, in the unit of the outlines
    double spacing = 1;
};

/// What is inside, as polygons with holes, interpolated between the nodes (marching squares; the two diagonals of an
/// ambiguous cell stay apart). What reaches the border of the grid is closed along it.
std::vector<Polygon> outlinesOf(const Field &field);

} // namespace tessera::detail
