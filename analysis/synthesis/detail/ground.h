#pragma once
#include "analysis/synthesis/detail/textures.h"
#include "analysis/synthesis/detail/window.h"

#include <stop_token>

namespace tessera::detail {

/// How much eosin fat has at a place (um): 0 in a vacuole.
float fatEosin(double x, double y, const Textures &textures);

/// Lays what is between the nuclei into the window: collagen fibres, cytoplasm, fat, gaps, lumina.
/// Returns early, with the window unfinished, once stopped; so does paintNuclei.
void paintGround(Window &window, const SiteRaster &sites, const Textures &textures, std::stop_token token);

} // namespace tessera::detail
