#pragma once
#include "analysis/synthesis/detail/textures.h"
#include "analysis/synthesis/detail/window.h"

namespace tessera::detail {

/// One nucleus (or red cell, or cell body) as an ellipse with dents. Lengths in um, places from the slide's corner.
struct Nucleus {
    double x = 0, y = 0;
    float radiusLong = 3.5F, radiusShort = 3.5F;
    float cosine = 1, sine = 0; ///< direction of the long axis
    float dent2 = 0, dent3 = 0; ///< second and third harmonic of the outline
    float haematoxylin = 1.5F;
    float eosin = 0.5F;
    float clumps = 0.2F; ///< contrast of the chromatin
    float rim = 0;       ///< darker towards the membrane, paler within
    float cover = 0.9F;  ///< how much of what is below it hides
    float edge = 0.7F;   ///< um, softness
    int nucleoli = 0;    ///< up to 2
    uint32_t salt = 0;   ///< place in the textures, place of the nucleoli
};

void paintNucleus(Window &window, const Nucleus &nucleus, const Textures &textures);

} // namespace tessera::detail
