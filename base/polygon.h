#pragma once
#include "base/units.h"

#include <vector>

namespace tessera {

/// An outline with its holes; closed rings in level-0 pixels, the first point not repeated at the end.
struct Polygon {
    std::vector<Level0Point> outline;
    std::vector<std::vector<Level0Point>> holes;
};

} // namespace tessera
