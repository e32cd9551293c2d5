#pragma once
#include "analysis/synthesis/detail/window.h"

#include <array>
#include <cstdint>
#include <vector>

namespace tessera::detail {

/// Beer-Lambert: what is left of the light after haematoxylin, eosin and ink. The optical-density vectors and the lamp
/// vary a little with the seed, as they do between laboratories and scanners.
class Stain {
public:
    explicit Stain(uint64_t seed);

    /// 255 = all light; R, G, B for each pixel of the window. `ink` is empty or has one amount for each pixel.
    std::vector<uint8_t> transmitted(const Window &window, const std::vector<float> &ink) const;

    /// Lights and digitises `area` of a transmission picture: lamp, unevenness of the background, noise of the sensor.
    /// `transmission` covers `window`, which contains `area`.
    std::vector<uint8_t> photographed(const std::vector<uint8_t> &transmission, const PixelRect &window,
                                      const PixelRect &area, double mpp) const;

private:
    static constexpr int steps = 4096; ///< of optical density
    static constexpr float largestDensity = 4;

    std::array<float, 3> m_haematoxylin;
    std::array<float, 3> m_eosin;
    std::array<float, 3> m_ink;
    std::array<float, 3> m_lamp;  ///< grey values of empty glass
    std::vector<uint8_t> m_light; ///< by density
    std::vector<int8_t> m_sensorNoise;
    uint32_t m_salt;
};

} // namespace tessera::detail
