#pragma once
#include "analysis/synthesis/detail/textures.h"
#include "analysis/synthesis/detail/window.h"

#include <stop_token>

namespace tessera::detail {

/// um beyond a window from which a cell may reach into it: what its SiteRaster must cover.
constexpr double cellReach = 24;

/// Lays the cells over the ground: spindle cells of the stroma, red cells, large pale cells of germinal centres and
/// sinuses, tumour cells with their bodies, lymphocytes.
void paintNuclei(Window &window, const SiteRaster &sites, const Textures &textures, std::stop_token token);

} // namespace tessera::detail
