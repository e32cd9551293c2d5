#pragma once
#include "viewer/registration/pointpairs.h"

#include <optional>
#include <span>

namespace tessera::detail {

enum class Side { up, over };

/// The map of this kind with the smallest sum of squared distances between map(from) and to. Both points count in the
/// same unit of length (scale by pitch before), so that `rigid` means what it says. `side` says whether a rigid map or
/// a similarity turns the picture over. Empty when the points do not determine it.
std::optional<AffineMap> fitted(std::span<const PointPair> pairs, TransformKind kind, Side side);

double sumOfSquares(const AffineMap &map, std::span<const PointPair> pairs);

} // namespace tessera::detail
