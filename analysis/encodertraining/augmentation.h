#pragma once
#include "analysis/encodertraining/tileimage.h"

#include <array>
#include <cstdint>
#include <span>

namespace tessera {

/// How far a tile is changed before it is shown to the network, so that it learns tissue and not the scanner's and the
/// stain's habits. 0 leaves everything of that kind as it is, 1 is usual.
struct AugmentationStrength {
    double stain = 1;    ///< haematoxylin, eosin and residual, scaled and shifted apart in optical density
    double colour = 1;   ///< brightness, contrast, saturation
    double geometry = 1; ///< any angle, scale and shift, beside quarter turns and mirror images; blur
};

/// Normalisation of RGB in [0, 1].
struct ChannelScale {
    std::array<float, 3> mean{};
    std::array<float, 3> deviation{};
};

/// One tile drawn anew: turned, mirrored, cut to `edge` px around a place near its centre, stained and lit otherwise,
/// normalised. `values` is [edge, edge, 3] RGB. Equal seeds give equal values.
/// Stain: Tellez et al. 2018 (jitter in the HED space of Ruifrok and Johnston 2001).
void drawAnew(const TileImage &tile, int edge, const AugmentationStrength &strength, const ChannelScale &scale,
              uint64_t seed, std::span<float> values);

/// Stains and lights a whole tile otherwise, in place. Tiles with equal seeds change alike, as those of one slide do:
/// features of a set under some seeds are like features of so many laboratories.
void restain(TileImage &tile, const AugmentationStrength &strength, uint64_t seed);

} // namespace tessera
