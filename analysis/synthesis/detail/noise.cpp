#include "analysis/synthesis/detail/noise.h"

namespace tessera::detail {
namespace {

float periodicNoise(float x, float y, int period, uint32_t salt)
{
    const int ix = static_cast<int>(x);
    const int iy = static_cast<int>(y);
    const float fx = x - static_cast<float>(ix);
    const float fy = y - static_cast<float>(iy);
    const auto corner = [&](int dx, int dy) {
        const uint32_t hash = hashOf((ix + dx) % period, (iy + dy) % period, salt);
        const float gx = static_cast<float>(hash & 0xFFFFU) * (2.0F / 65535.0F) - 1;
        const float gy = static_cast<float>(hash >> 16) * (2.0F / 65535.0F) - 1;
        return gx * (fx - static_cast<float>(dx)) + gy * (fy - static_cast<float>(dy));
    };
    const float sx = smooth(0, 1, fx);
    const float sy = smooth(0, 1, fy);
    return 1.7F * mix(mix(corner(0, 0), corner(1, 0), sx), mix(corner(0, 1), corner(1, 1), sx), sy);
}

} // namespace

NoiseTable::NoiseTable(int wavelength, int octaves, uint32_t salt)
    : m_values(static_cast<std::size_t>(size) * static_cast<std::size_t>(size))
{
    for (int y = 0; y < size; ++y)
        for (int x = 0; x < size; ++x) {
            float sum = 0;
            float amplitude = 1;
            for (int octave = 0, edge = wavelength; octave < octaves && edge >= 1; ++octave, edge /= 2) {
                // Half a texel off, because gradient noise is 0 on its lattice.
                const float scale = 1.0F / static_cast<float>(edge);
                sum += amplitude * periodicNoise((static_cast<float>(x) + 0.5F) * scale,
                                                 (static_cast<float>(y) + 0.5F) * scale, size / edge,
                                                 salt + static_cast<uint32_t>(octave));
                amplitude *= 0.6F;
            }
            m_values[static_cast<std::size_t>(y * size + x)] = sum;
        }
}

} // namespace tessera::detail
