#include "analysis/encodertraining/augmentation.h"

#include "base/splitmix64.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace tessera {
namespace {

using Matrix = std::array<std::array<double, 3>, 3>;
using Colour = std::array<float, 3>;

// Optical density of one unit of haematoxylin, eosin and residual (Ruifrok and Johnston 2001), and its inverse.
constexpr Matrix rgbOfStain{{{0.65, 0.70, 0.29}, {0.07, 0.99, 0.11}, {0.27, 0.57, 0.78}}};

Matrix inverseOf(const Matrix &m)
{
    Matrix inverse{};
    double determinant = 0;
    for (std::size_t i = 0; i < 3; ++i)
        determinant += m[0][i] * (m[1][(i + 1) % 3] * m[2][(i + 2) % 3] - m[1][(i + 2) % 3] * m[2][(i + 1) % 3]);
    for (std::size_t i = 0; i < 3; ++i)
        for (std::size_t j = 0; j < 3; ++j)
            inverse[j][i] = (m[(i + 1) % 3][(j + 1) % 3] * m[(i + 2) % 3][(j + 2) % 3] -
                             m[(i + 1) % 3][(j + 2) % 3] * m[(i + 2) % 3][(j + 1) % 3]) /
                            determinant;
    return inverse;
}

class Dice {
public:
    explicit Dice(uint64_t seed) : m_numbers(seed) {}
    /// In [0, 1).
    double unit() { return static_cast<double>(m_numbers.next() >> 11) * 0x1p-53; }
    /// In [-range, range).
    double around(double range) { return (2 * unit() - 1) * range; }

private:
    SplitMix64 m_numbers;
};

/// Optical density of a byte in quarters, and back: the same for every pixel, so looked up.
class DensityTables {
public:
    DensityTables()
    {
        for (std::size_t i = 0; i < m_density.size(); ++i)
            m_density[i] = static_cast<float>(-std::log(std::max(static_cast<double>(i) / (4 * 255.0), 0.004)));
        for (std::size_t i = 0; i < m_light.size(); ++i)
            m_light[i] = static_cast<float>(std::exp(-(static_cast<double>(i) / stepsOfOne - lowest)));
    }
    float density(float byte) const { return m_density[static_cast<std::size_t>(byte * 4 + 0.5F)]; }
    float light(float density) const
    {
        const float place = std::clamp((density + lowest) * stepsOfOne, 0.0F, float(steps - 1));
        return m_light[static_cast<std::size_t>(place)];
    }

private:
    static constexpr std::size_t steps = 8192;
    static constexpr float stepsOfOne = 1024;
    static constexpr float lowest = 0.5F;
    std::array<float, 4 * 255 + 1> m_density{};
    std::array<float, steps> m_light{};
};

/// The place of a pixel beyond the edge in the mirror image that continues the tile.
int mirrored(int place, int edge)
{
    const int period = 2 * edge;
    place = ((place % period) + period) % period;
    return place < edge ? place : period - 1 - place;
}

/// Where the pixels of the new tile come from: source = matrix * (place - middle) + offset.
struct Placement {
    double xx = 1, xy = 0, yx = 0, yy = 1;
    double x = 0, y = 0;
};

Placement drawPlacement(const TileImage &tile, int edge, double strength, Dice &dice)
{
    const bool isFree = strength > 0 && dice.unit() < 0.5;
    double angle = std::floor(4 * dice.unit()) * std::numbers::pi / 2;
    double scale = 1;
    const bool isMirrored = dice.unit() < 0.5;
    const double spare = std::min(1.0, strength) * (tile.width - edge) / 2;
    double x = std::round(dice.around(spare)), y = std::round(dice.around(spare));
    if (isFree) {
        angle = dice.around(std::numbers::pi);
        scale = 1 + dice.around(0.15 * strength);
    }
    Placement placement;
    placement.xx = std::cos(angle) * scale * (isMirrored ? -1 : 1);
    placement.xy = -std::sin(angle) * scale;
    placement.yx = std::sin(angle) * scale * (isMirrored ? -1 : 1);
    placement.yy = std::cos(angle) * scale;
    placement.x = (tile.width - 1) / 2.0 + x;
    placement.y = (tile.height - 1) / 2.0 + y;
    // Whole turns of tiles whose spare rim is odd would fall between the pixels.
    if (!isFree && (tile.width - edge) % 2 != 0) {
        placement.x += 0.5;
        placement.y += 0.5;
    }
    return placement;
}

/// One draw of stain and light: a map of optical densities, then one of colours.
struct Look {
    std::array<Colour, 3> density{}; ///< [from][to]
    Colour shift{};
    float contrast = 1, brightness = 1, saturation = 1;
};

Look drawLook(const AugmentationStrength &strength, Dice &dice)
{
    static const Matrix stainOfRgb = inverseOf(rgbOfStain);
    Look look;
    std::array<double, 3> factor{};
    for (std::size_t stain = 0; stain < 3; ++stain) {
        factor[stain] = 1 + dice.around(0.3 * strength.stain);
        look.shift[stain] = static_cast<float>(dice.around(0.06 * strength.stain));
    }
    for (std::size_t from = 0; from < 3; ++from)
        for (std::size_t to = 0; to < 3; ++to)
            for (std::size_t stain = 0; stain < 3; ++stain)
                look.density[from][to] +=
                    static_cast<float>(stainOfRgb[from][stain] * factor[stain] * rgbOfStain[stain][to]);
    look.contrast = static_cast<float>(1 + dice.around(0.25 * strength.colour));
    look.brightness = static_cast<float>(1 + dice.around(0.1 * strength.colour));
    look.saturation = static_cast<float>(1 + dice.around(0.25 * strength.colour));
    return look;
}

/// What is left of the light behind the tissue, stained otherwise.
Colour lightOf(const Colour &byte, const Look &look)
{
    static const DensityTables tables;
    Colour density = look.shift;
    for (std::size_t from = 0; from < 3; ++from) {
        const float od = tables.density(byte[from]);
        for (std::size_t to = 0; to < 3; ++to)
            density[to] += od * look.density[from][to];
    }
    return {tables.light(density[0]), tables.light(density[1]), tables.light(density[2])};
}

/// Contrast and brightness around a grey, then saturation; in [0, 1].
Colour relit(Colour value, const Look &look, float grey)
{
    float own = 0;
    for (float &channel : value) {
        channel = (channel - grey) * look.contrast + grey * look.brightness;
        own += channel / 3;
    }
    for (float &channel : value)
        channel = std::clamp((channel - own) * look.saturation + own, 0.0F, 1.0F);
    return value;
}

Colour sampled(const TileImage &tile, double x, double y)
{
    const double left = std::floor(x), top = std::floor(y);
    const auto fx = static_cast<float>(x - left), fy = static_cast<float>(y - top);
    const int x0 = mirrored(static_cast<int>(left), tile.width), x1 = mirrored(static_cast<int>(left) + 1, tile.width);
    const int y0 = mirrored(static_cast<int>(top), tile.height), y1 = mirrored(static_cast<int>(top) + 1, tile.height);
    const auto at = [&](int px, int py) {
        return tile.rgb.data() + 3 * (static_cast<std::ptrdiff_t>(py) * tile.width + px);
    };
    const uint8_t *a = at(x0, y0), *b = at(x1, y0), *c = at(x0, y1), *d = at(x1, y1);
    Colour colour;
    for (std::size_t i = 0; i < 3; ++i)
        colour[i] = (a[i] * (1 - fx) + b[i] * fx) * (1 - fy) + (c[i] * (1 - fx) + d[i] * fx) * fy;
    return colour;
}

/// A share of the mean over 3 x 3 px.
void blur(std::span<float> values, int edge, float share)
{
    const std::vector<float> from(values.begin(), values.end());
    for (int y = 1; y + 1 < edge; ++y)
        for (int x = 3; x < 3 * (edge - 1); ++x) {
            float sum = 0;
            for (int row = y - 1; row <= y + 1; ++row)
                for (int column = x - 3; column <= x + 3; column += 3)
                    sum += from[static_cast<std::size_t>(row * edge * 3 + column)];
            float &value = values[static_cast<std::size_t>(y * edge * 3 + x)];
            value += share * (sum / 9 - value);
        }
}

} // namespace

void drawAnew(const TileImage &tile, int edge, const AugmentationStrength &strength, const ChannelScale &scale,
              uint64_t seed, std::span<float> values)
{
    Dice dice(seed);
    const Placement place = drawPlacement(tile, edge, strength.geometry, dice);
    const Look look = drawLook(strength, dice);
    const double middle = (edge - 1) / 2.0;
    Colour mean{};
    for (int v = 0; v < edge; ++v)
        for (int u = 0; u < edge; ++u) {
            const double dx = u - middle, dy = v - middle;
            const Colour byte =
                sampled(tile, place.xx * dx + place.xy * dy + place.x, place.yx * dx + place.yy * dy + place.y);
            const Colour light = lightOf(byte, look);
            float *value = values.data() + 3 * (static_cast<std::ptrdiff_t>(v) * edge + u);
            for (std::size_t i = 0; i < 3; ++i)
                mean[i] += value[i] = light[i];
        }
    const float grey = (mean[0] + mean[1] + mean[2]) / (3 * static_cast<float>(edge) * static_cast<float>(edge));
    if (strength.geometry > 0 && dice.unit() < 0.25)
        blur(values, edge, static_cast<float>(0.1 + 0.5 * dice.unit()));
    for (std::size_t pixel = 0; pixel < values.size(); pixel += 3) {
        float *value = values.data() + pixel;
        const Colour lit = relit({value[0], value[1], value[2]}, look, grey);
        for (std::size_t i = 0; i < 3; ++i)
            value[i] = (lit[i] - scale.mean[i]) / scale.deviation[i];
    }
}

void restain(TileImage &tile, const AugmentationStrength &strength, uint64_t seed)
{
    constexpr float greyOfTissue = 0.7F;
    Dice dice(seed);
    const Look look = drawLook(strength, dice);
    for (std::size_t pixel = 0; pixel < tile.rgb.size(); pixel += 3) {
        uint8_t *byte = tile.rgb.data() + pixel;
        const Colour light =
            lightOf({static_cast<float>(byte[0]), static_cast<float>(byte[1]), static_cast<float>(byte[2])}, look);
        const Colour lit = relit(light, look, greyOfTissue);
        for (std::size_t i = 0; i < 3; ++i)
            byte[i] = static_cast<uint8_t>(lit[i] * 255 + 0.5F);
    }
}

} // namespace tessera
