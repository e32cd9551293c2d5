#pragma once
#include "analysis/synthesis/detail/textures.h"
#include "analysis/synthesis/detail/window.h"

namespace tessera::detail {

/// How much eosin fat has at a place (um): 0 in a vacuole.
float fatEosin(double x, double y, const Textures &textures);

/// Lays what is between the nuclei into the window: collagen fibres, cytoplasm, fat, gaps, lumina.
void paintGround(Window &window, const SiteRaster &sites, const Textures &textures);

} // namespace tessera::detail
