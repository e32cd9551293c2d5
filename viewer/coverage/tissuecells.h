#pragma once
#include "viewer/coverage/coveragemap.h"

#include <QImage>

#include <optional>
#include <vector>

namespace tessera {

/// Which cells of a map have tissue on them, by the slide's overview: cells of which a fifth at least is coloured (the
/// glass is grey). Good enough for a share of the whole, not for outlines. Row by row; empty without overview.
std::vector<bool> tissueCells(const QImage &overview, const CoverageMap &map);

/// The share of the tissue that was looked at as large as that, or larger, 0 to 1; empty where there is no tissue.
std::optional<double> seenShare(const CoverageMap &map, const std::vector<bool> &tissue, ViewingClass atLeast);

} // namespace tessera
