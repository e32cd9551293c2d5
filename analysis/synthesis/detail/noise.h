#pragma once
#include <cstdint>
#include <vector>

// Randomness as a function of place: every feature comes from the hash of its cell's coordinates, so that a slide
// can be drawn in any order, by any number of threads, and in parts.
namespace tessera::detail {

constexpr uint32_t mixed(uint32_t x)
{
    x ^= x >> 16;
    x *= 0x7feb352dU;
    x ^= x >> 15;
    x *= 0x846ca68bU;
    x ^= x >> 16;
    return x;
}

constexpr uint32_t hashOf(int32_t x, int32_t y, uint32_t salt)
{
    return mixed(static_cast<uint32_t>(x) * 0x9e3779b1U ^ mixed(static_cast<uint32_t>(y) + salt * 0x85ebca77U));
}

constexpr float unitOf(uint32_t hash) { return static_cast<float>(hash >> 8) * (1.0F / 16777216.0F); }

/// The random numbers of one cell: a short stream that belongs to (x, y, salt) alone.
class CellRandom {
public:
    constexpr CellRandom(int32_t x, int32_t y, uint32_t salt) : m_state(hashOf(x, y, salt)) {}
    /// [0, 1)
    constexpr float unit() { return unitOf(m_state = mixed(m_state + 0x9e3779b9U)); }
    constexpr float between(float low, float high) { return low + (high - low) * unit(); }

private:
    uint32_t m_state;
};

constexpr float smooth(float low, float high, float value)
{
    const float t = (value - low) / (high - low);
    const float clamped = t < 0 ? 0 : t > 1 ? 1 : t;
    return clamped * clamped * (3 - 2 * clamped);
}

constexpr float mix(float a, float b, float t) { return a + (b - a) * t; }

/// std::floor is a call on plain x86-64, and this is the innermost loop. |value| < 2^31.
constexpr int32_t floorOf(double value)
{
    const int32_t whole = static_cast<int32_t>(value);
    return whole - (value < whole ? 1 : 0);
}
constexpr int32_t floorOf(float value)
{
    const int32_t whole = static_cast<int32_t>(value);
    return whole - (value < static_cast<float>(whole) ? 1 : 0);
}

/// Gradient noise of one octave, about [-1, 1], lattice of edge 1.
inline float noiseAt(double x, double y, uint32_t salt)
{
    const int32_t ix = floorOf(x);
    const int32_t iy = floorOf(y);
    const float fx = static_cast<float>(x - ix);
    const float fy = static_cast<float>(y - iy);
    const auto corner = [&](int dx, int dy) {
        const uint32_t hash = hashOf(ix + dx, iy + dy, salt);
        const float gx = static_cast<float>(hash & 0xFFFFU) * (2.0F / 65535.0F) - 1;
        const float gy = static_cast<float>(hash >> 16) * (2.0F / 65535.0F) - 1;
        return gx * (fx - static_cast<float>(dx)) + gy * (fy - static_cast<float>(dy));
    };
    const float sx = fx * fx * fx * (fx * (fx * 6 - 15) + 10);
    const float sy = fy * fy * fy * (fy * (fy * 6 - 15) + 10);
    return 1.7F * mix(mix(corner(0, 0), corner(1, 0), sx), mix(corner(0, 1), corner(1, 1), sx), sy);
}

/// Octaves of halving amplitude and wavelength.
inline float noiseAt(double x, double y, int octaves, uint32_t salt)
{
    float sum = 0;
    float amplitude = 1;
    for (int octave = 0; octave < octaves; ++octave) {
        sum += amplitude * noiseAt(x, y, salt + static_cast<uint32_t>(octave) * 7919U);
        x = x * 2 + 17.3;
        y = y * 2 - 9.1;
        amplitude *= 0.5F;
    }
    return sum;
}

/// A periodic square of noise, sampled between its texels: what per-pixel texture costs.
class NoiseTable {
public:
    static constexpr int size = 256;

    /// `wavelength` in texels of the coarsest of `octaves`; a divisor of `size`, so that it tiles.
    NoiseTable(int wavelength, int octaves, uint32_t salt);

    /// About [-1, 1]; x and y in texels.
    float at(float x, float y) const
    {
        const int32_t ix = floorOf(x);
        const int32_t iy = floorOf(y);
        const float fx = x - static_cast<float>(ix);
        const float fy = y - static_cast<float>(iy);
        const int x0 = ix & (size - 1);
        const int y0 = iy & (size - 1);
        const int x1 = (x0 + 1) & (size - 1);
        const float *top = m_values.data() + y0 * size;
        const float *bottom = m_values.data() + ((y0 + 1) & (size - 1)) * size;
        return mix(mix(top[x0], top[x1], fx), mix(bottom[x0], bottom[x1], fx), fy);
    }

private:
    std::vector<float> m_values;
};

} // namespace tessera::detail
