#include "analysis/synthesis/detail/nucleus.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tessera::detail {
namespace {

struct Nucleolus {
    float x = 0, y = 0, reach = 1, strength = 0;
};

std::array<Nucleolus, 2> nucleoliOf(const Nucleus &nucleus)
{
    std::array<Nucleolus, 2> nucleoli;
    CellRandom random(static_cast<int32_t>(nucleus.salt), 5, 77);
    for (int i = 0; i < nucleus.nucleoli; ++i)
        nucleoli[static_cast<std::size_t>(i)] = {random.between(-0.42F, 0.42F), random.between(-0.42F, 0.42F),
                                                 random.between(0.9F, 1.5F) / nucleus.radiusLong,
                                                 random.between(0.5F, 1)};
    return nucleoli;
}

} // namespace

void paintNucleus(Window &window, const Nucleus &nucleus, const Textures &textures)
{
    const float mpp = static_cast<float>(window.mpp);
    const float centreX = static_cast<float>(nucleus.x / window.mpp - static_cast<double>(window.area.x)) - 0.5F;
    const float centreY = static_cast<float>(nucleus.y / window.mpp - static_cast<double>(window.area.y)) - 0.5F;
    const float reach = (std::max(nucleus.radiusLong, nucleus.radiusShort) * 1.25F + nucleus.edge) / mpp + 1;
    const int left = std::max(0, floorOf(centreX - reach));
    const int right = std::min(window.width() - 1, floorOf(centreX + reach) + 1);
    const int top = std::max(0, floorOf(centreY - reach));
    const int bottom = std::min(window.height() - 1, floorOf(centreY + reach) + 1);
    const float textureX = static_cast<float>(nucleus.salt & 255U);
    const float textureY = static_cast<float>((nucleus.salt >> 8) & 255U);
    const float sharpness = 0.5F * nucleus.radiusShort / std::max(nucleus.edge, 0.6F * mpp);
    const std::array<Nucleolus, 2> nucleoli = nucleoliOf(nucleus);
    for (int y = top; y <= bottom; ++y) {
        const float dy = (static_cast<float>(y) - centreY) * mpp;
        for (int x = left; x <= right; ++x) {
            const float dx = (static_cast<float>(x) - centreX) * mpp;
            const float u = (dx * nucleus.cosine + dy * nucleus.sine) / nucleus.radiusLong;
            const float v = (dy * nucleus.cosine - dx * nucleus.sine) / nucleus.radiusShort;
            const float square = u * u + v * v;
            if (square > 2)
                continue;
            const float rho = square * (1 + nucleus.dent2 * (u * u - v * v) + nucleus.dent3 * u * (u * u - 3 * v * v));
            const float alpha = std::clamp((1 - rho) * sharpness + 0.5F, 0.0F, 1.0F) * nucleus.cover;
            if (alpha <= 0)
                continue;
            const float clump = textures.chromatin.at(dx * 3.1F + textureX, dy * 3.1F + textureY);
            float h =
                nucleus.haematoxylin * (1 + nucleus.clumps * clump + nucleus.rim * (smooth(0.35F, 0.95F, rho) - 0.45F));
            for (int i = 0; i < nucleus.nucleoli; ++i) {
                const Nucleolus &spot = nucleoli[static_cast<std::size_t>(i)];
                const float distance =
                    ((u - spot.x) * (u - spot.x) + (v - spot.y) * (v - spot.y)) / (spot.reach * spot.reach);
                h += spot.strength * smooth(1.3F, 0.5F, distance);
            }
            const std::size_t index = window.index(x, y);
            window.haematoxylin[index] += alpha * (h - window.haematoxylin[index] * 0.8F);
            window.eosin[index] += alpha * (nucleus.eosin - window.eosin[index] * 0.8F);
        }
    }
}

} // namespace tessera::detail
