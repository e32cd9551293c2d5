#include "viewer/colour/adjustments.h"

#include <algorithm>
#include <cmath>

namespace tessera {

Adjustments Adjustments::limited() const
{
    // (no number counts as nothing changed)
    const auto within = [](double value, double low, double high, double otherwise) {
        return std::isfinite(value) ? std::clamp(value, low, high) : otherwise;
    };
    Adjustments limited;
    limited.brightness = within(brightness, -1, 1, 0);
    limited.contrast = within(contrast, 0, 5, 1);
    limited.gamma = within(gamma, 0.2, 5, 1);
    for (std::size_t i = 0; i < channels.size(); ++i) {
        const double black = within(channels[i].black, 0, 254, 0);
        limited.channels[i] = {black, within(channels[i].full, black + 1, 255, 255)};
    }
    return limited;
}

LevelTables Adjustments::tables() const
{
    LevelTables tables;
    for (std::size_t channel = 0; channel < tables.size(); ++channel) {
        const ChannelRange range = channels[channel];
        for (std::size_t level = 0; level < 256; ++level) {
            const double stretched = (static_cast<double>(level) - range.black) / (range.full - range.black);
            const double value = std::clamp((stretched - 0.5) * contrast + 0.5 + brightness, 0.0, 1.0);
            tables[channel][level] = static_cast<uint8_t>(std::lround(std::pow(value, 1 / gamma) * 255));
        }
    }
    return tables;
}

} // namespace tessera
