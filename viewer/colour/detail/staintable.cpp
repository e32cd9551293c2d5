#include "viewer/colour/detail/staintable.h"

#include <algorithm>
#include <cmath>

namespace tessera::detail {
namespace {

constexpr int stepsOfOne = 256; ///< of a concentration of 1: neighbours differ by a level at most
constexpr int fraction = 6;     ///< bits of a step, so that three rounded addends do not add up to a wrong step

} // namespace

StainTable::StainTable(const StainVectors &vectors, StainView view)
{
    const StainSeparation separation(vectors.areUsable() ? vectors : StainVectors::standard());
    const OpticalDensity weights = separation.weightsOf(view);
    for (int level = 0; level < 256; ++level) {
        const auto value = static_cast<uint8_t>(level);
        const double density = opticalDensity(rgb(value, value, value))[0];
        for (std::size_t channel = 0; channel < 3; ++channel)
            m_addends[channel][static_cast<std::size_t>(level)] =
                static_cast<int32_t>(std::lround(weights[channel] * density * (stepsOfOne << fraction)));
    }
    // Counted from the lowest sum that there can be, so that no sum leaves the table.
    int32_t lowest = 0;
    int32_t highest = 0;
    for (const auto &addends : m_addends) {
        const auto [low, high] = std::minmax_element(addends.begin(), addends.end());
        lowest += *low;
        highest += *high;
    }
    lowest = lowest / (1 << fraction) - 1;
    for (int32_t &addend : m_addends[0])
        addend += (1 << (fraction - 1)) - (lowest << fraction);
    const int32_t steps = highest / (1 << fraction) + 2 - lowest;
    m_colours.resize(static_cast<std::size_t>(steps));
    for (int32_t step = 0; step < steps; ++step)
        m_colours[static_cast<std::size_t>(step)] =
            separation.colourOf(view, static_cast<double>(step + lowest) / stepsOfOne);
}

void StainTable::apply(std::span<const uint32_t> pixels, uint32_t *out) const
{
    for (std::size_t i = 0; i < pixels.size(); ++i) {
        const uint32_t pixel = pixels[i];
        const int32_t sum = m_addends[0][red(pixel)] + m_addends[1][green(pixel)] + m_addends[2][blue(pixel)];
        out[i] = m_colours[static_cast<std::size_t>(sum >> fraction)];
    }
}

} // namespace tessera::detail
