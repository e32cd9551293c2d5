#include "analysis/synthesis/detail/stain.h"

#include "analysis/synthesis/detail/noise.h"

#include <algorithm>
#include <cmath>

namespace tessera::detail {
namespace {

constexpr std::size_t noiseLength = 1 << 16;
constexpr int lampStep = 64; // px between places where the unevenness is computed

} // namespace

Stain::Stain(uint64_t seed) : m_salt(mixed(static_cast<uint32_t>(seed) + 0x6c8e9cf5U))
{
    CellRandom random(1, 2, m_salt);
    const float red = random.unit(); // 0 bluish purple, 1 brownish red
    m_haematoxylin = {mix(0.66F, 0.58F, red), mix(0.73F, 0.72F, red), mix(0.30F, 0.40F, red)};
    m_eosin = {mix(0.09F, 0.17F, red), mix(0.92F, 0.86F, red), mix(0.30F, 0.46F, red)};
    m_ink =
        random.unit() < 0.5F ? std::array<float, 3>{1.15F, 0.62F, 0.12F} : std::array<float, 3>{1.10F, 0.38F, 0.62F};
    const float lamp = random.between(238, 245);
    m_lamp = {lamp + random.between(-1, 1), lamp + random.between(-1, 1), lamp + random.between(-1, 1)};
    m_light.resize(steps);
    for (int i = 0; i < steps; ++i)
        m_light[static_cast<std::size_t>(i)] =
            static_cast<uint8_t>(std::lround(255 * std::exp(-largestDensity * static_cast<float>(i) / steps)));
    m_sensorNoise.resize(noiseLength);
    for (std::size_t i = 0; i < noiseLength; ++i) {
        CellRandom cell(static_cast<int32_t>(i), 3, m_salt);
        const float bell = cell.unit() + cell.unit() + cell.unit() + cell.unit() - 2; // sigma 0.58
        m_sensorNoise[i] = static_cast<int8_t>(std::lround(16 * 1.3F * bell));        // in sixteenths of a grey value
    }
}

std::vector<uint8_t> Stain::transmitted(const Window &window, const std::vector<float> &ink) const
{
    const std::size_t pixels = window.eosin.size();
    std::vector<uint8_t> out(pixels * 3);
    constexpr float scale = steps / largestDensity;
    for (std::size_t i = 0; i < pixels; ++i) {
        const float h = window.haematoxylin[i] * scale;
        const float e = window.eosin[i] * scale;
        const float k = ink.empty() ? 0 : ink[i] * scale;
        for (std::size_t channel = 0; channel < 3; ++channel) {
            const float density = h * m_haematoxylin[channel] + e * m_eosin[channel] + k * m_ink[channel];
            out[i * 3 + channel] =
                m_light[static_cast<std::size_t>(std::clamp(static_cast<int>(density), 0, steps - 1))];
        }
    }
    return out;
}

std::vector<uint8_t> Stain::photographed(const std::vector<uint8_t> &transmission, const PixelRect &window,
                                         const PixelRect &area, double mpp) const
{
    std::vector<uint8_t> out(static_cast<std::size_t>(area.width * area.height * 3));
    const auto lampAt = [&](int64_t x, int64_t y) {
        const double placeX = static_cast<double>(x) * mpp;
        const double placeY = static_cast<double>(y) * mpp;
        return 1 + 0.012F * noiseAt(placeX / 2600, placeY / 2600, m_salt + 1) +
               0.0025F * noiseAt(placeX / 420, placeY / 420, m_salt + 2);
    };
    for (int64_t y = 0; y < area.height; ++y) {
        const uint32_t lineNoise = mixed(static_cast<uint32_t>(area.y + y) + m_salt);
        const uint8_t *from = transmission.data() + ((area.y - window.y + y) * window.width + area.x - window.x) * 3;
        uint8_t *to = out.data() + y * area.width * 3;
        const int64_t above = (area.y + y) / lampStep * lampStep;
        const float down = static_cast<float>(area.y + y - above) / lampStep;
        for (int64_t left = 0; left < area.width; left += lampStep) {
            const int64_t right = std::min(left + lampStep, area.width);
            float lamp = mix(lampAt(area.x + left, above), lampAt(area.x + left, above + lampStep), down);
            const float end =
                mix(lampAt(area.x + left + lampStep, above), lampAt(area.x + left + lampStep, above + lampStep), down);
            const float slope = (end - lamp) / lampStep;
            for (int64_t x = left; x < right; ++x, lamp += slope) {
                const auto place = static_cast<uint32_t>(area.x + x) * 3 + lineNoise;
                const int grey = m_sensorNoise[(place >> 5 ^ place * 7) & (noiseLength - 1)];
                for (uint32_t channel = 0; channel < 3; ++channel) {
                    const int noise = grey + m_sensorNoise[(place + channel) & (noiseLength - 1)] / 2;
                    const float value =
                        static_cast<float>(from[x * 3 + channel]) * (1 / 255.0F) * m_lamp[channel] * lamp;
                    to[x * 3 + channel] = static_cast<uint8_t>(
                        std::clamp(static_cast<int>(value + static_cast<float>(noise) * 0.0625F + 0.5F), 0, 255));
                }
            }
        }
    }
    return out;
}

} // namespace tessera::detail
