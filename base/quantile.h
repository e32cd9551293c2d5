#pragma once
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>

namespace tessera {

/// The value at `share` (0 ... 1) of the way through `sorted`, which is not empty; interpolated between two values.
inline double quantile(std::span<const double> sorted, double share)
{
    const double position = share * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(position);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    const double part = position - std::floor(position);
    // lerp(finite, infinite, 0) would be no number
    return part == 0 ? sorted[below] : std::lerp(sorted[below], sorted[above], part);
}

} // namespace tessera
