#pragma once
#include <array>
#include <cstdint>
#include <string_view>

namespace tessera {

/// Perceptually ordered maps that colour-blind readers can use.
enum class ColourMap { cividis, viridis };
std::string_view nameOf(ColourMap map);

/// 256 entries 0xFFRRGGBB from value 0 to value 1. Computed from our own short table of anchors.
const std::array<uint32_t, 256> &table(ColourMap map);

/// Colours of the hard-instance map: hidden tiles (by the teacher's mask) are shown in this, apart from any map.
constexpr uint32_t hiddenTileColour = 0xFFE0457B;

} // namespace tessera
