#include "analysis/result/colormap.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace tessera {
namespace {

struct Anchor {
    int r, g, b;
};

// Evenly spaced stops of our own making, checked for monotonously rising lightness (tests/analysis/result).
constexpr Anchor cividisAnchors[] = {{0, 32, 77},     {0, 45, 108},    {42, 62, 108},   {70, 79, 108},
                                     {92, 96, 111},   {111, 114, 117}, {132, 132, 120}, {155, 150, 118},
                                     {179, 170, 111}, {204, 190, 98},  {230, 211, 78},  {254, 232, 56}};
constexpr Anchor viridisAnchors[] = {{68, 2, 84},    {72, 33, 115},  {67, 62, 133},  {56, 88, 140},
                                     {45, 112, 142}, {37, 133, 142}, {30, 155, 138}, {42, 176, 127},
                                     {82, 197, 105}, {134, 213, 73}, {194, 223, 35}, {253, 231, 37}};

std::array<uint32_t, 256> interpolated(std::span<const Anchor> anchors)
{
    std::array<uint32_t, 256> colours{};
    for (std::size_t i = 0; i < colours.size(); ++i) {
        const double place = static_cast<double>(i) / 255.0 * static_cast<double>(anchors.size() - 1);
        const auto low = std::min(static_cast<std::size_t>(place), anchors.size() - 2);
        const double share = place - static_cast<double>(low);
        const auto mix = [&](int a, int b) { return static_cast<uint32_t>(std::lround(a + share * (b - a))); };
        colours[i] = 0xFF000000u | mix(anchors[low].r, anchors[low + 1].r) << 16 |
                     mix(anchors[low].g, anchors[low + 1].g) << 8 | mix(anchors[low].b, anchors[low + 1].b);
    }
    return colours;
}

} // namespace

std::string_view nameOf(ColourMap map) { return map == ColourMap::cividis ? "cividis" : "viridis"; }

const std::array<uint32_t, 256> &table(ColourMap map)
{
    static const std::array<uint32_t, 256> cividis = interpolated(cividisAnchors);
    static const std::array<uint32_t, 256> viridis = interpolated(viridisAnchors);
    return map == ColourMap::cividis ? cividis : viridis;
}

} // namespace tessera
