#pragma once
#include "analysis/synthesis/detail/textures.h"
#include "analysis/synthesis/detail/window.h"

namespace tessera::detail {

/// Lays what is between the nuclei into the window: collagen fibres, cytoplasm, fat, gaps, lumina.
void paintGround(Window &window, const SiteRaster &sites, const Textures &textures);

} // namespace tessera::detail
