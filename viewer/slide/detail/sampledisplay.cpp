#include "viewer/slide/detail/sampledisplay.h"

#include <algorithm>
#include <cassert>
#include <numeric>

namespace tessera::detail {
namespace {

constexpr int64_t leftOut = 10000; // one in so many at each end: hot pixels and dead ones

std::vector<uint8_t> tableOf(const ShownChannel &channel, int bits)
{
    std::vector<uint8_t> table(bits > 8 ? 65536 : 256);
    const double span = std::max(1, channel.range.high - channel.range.low);
    for (std::size_t i = 0; i < table.size(); ++i) {
        const double part = std::clamp((static_cast<double>(i) - channel.range.low) / span, 0.0, 1.0);
        const auto value = static_cast<uint8_t>(part * 255 + 0.5);
        table[i] = channel.polarity == Polarity::zeroIsBlack ? value : static_cast<uint8_t>(255 - value);
    }
    return table;
}

bool isPlain(const std::vector<ShownChannel> &channels)
{
    constexpr uint32_t primaries[] = {0xFFFF0000u, 0xFF00FF00u, 0xFF0000FFu};
    if (channels.size() != 3)
        return false;
    for (std::size_t i = 0; i < 3; ++i)
        if (channels[i].colour != primaries[i] || channels[i].plane != 0)
            return false;
    return true;
}

template <typename Sample>
const std::vector<Sample> &valuesOf(const Samples &samples)
{
    if constexpr (sizeof(Sample) == 1)
        return samples.narrow;
    else
        return samples.wide;
}

} // namespace

void ValueHistogram::add(const Samples &samples, int sample)
{
    const auto step = static_cast<std::size_t>(samples.samples);
    for (std::size_t i = static_cast<std::size_t>(sample); i < samples.wide.size(); i += step)
        ++m_counts[samples.wide[i]];
}

ValueRange ValueHistogram::range() const
{
    const int64_t total = std::accumulate(m_counts.begin(), m_counts.end(), int64_t{0});
    const int64_t off = total / leftOut;
    ValueRange range = rangeOfBits(16);
    for (int64_t below = m_counts.front(); below <= off && range.low < range.high;)
        below += m_counts[static_cast<std::size_t>(++range.low)];
    for (int64_t above = m_counts.back(); above <= off && range.low < range.high;)
        above += m_counts[static_cast<std::size_t>(--range.high)];
    return range.low < range.high ? range : rangeOfBits(16);
}

SampleDisplay::SampleDisplay(std::vector<ShownChannel> channels, int bits, std::optional<Transparency> transparency,
                             uint32_t background)
    : m_channels(std::move(channels)), m_bits(bits), m_transparency(transparency), m_background(background),
      m_plainColours(isPlain(m_channels))
{
    for (const ShownChannel &channel : m_channels)
        m_tables.push_back(tableOf(channel, bits));
}

Pixels SampleDisplay::pixels(std::span<const Samples> planes) const
{
    Pixels pixels =
        Pixels::filled(static_cast<int>(planes.front().width), static_cast<int>(planes.front().height), 0xFF000000u);
    if (m_bits > 8)
        fill<uint16_t>(planes, pixels);
    else
        fill<uint8_t>(planes, pixels);
    return pixels;
}

template <typename Sample>
void SampleDisplay::fill(std::span<const Samples> planes, Pixels &pixels) const
{
    std::vector<uint32_t> &out = pixels.data;
    if (m_plainColours) {
        const std::vector<Sample> &in = valuesOf<Sample>(planes[0]);
        const auto step = static_cast<std::size_t>(planes[0].samples);
        assert(in.size() == out.size() * step);
        const Sample *position = in.data();
        for (uint32_t &pixel : out) {
            pixel = rgb(m_tables[0][position[m_channels[0].sample]], m_tables[1][position[m_channels[1].sample]],
                        m_tables[2][position[m_channels[2].sample]]);
            position += step;
        }
    } else {
        for (std::size_t c = 0; c < m_channels.size(); ++c) {
            const ShownChannel &channel = m_channels[c];
            const std::vector<Sample> &in = valuesOf<Sample>(planes[channel.plane]);
            const auto step = static_cast<std::size_t>(planes[channel.plane].samples);
            assert(in.size() == out.size() * step);
            const Sample *position = in.data() + channel.sample;
            for (uint32_t &pixel : out) {
                const uint32_t value = m_tables[c][*position];
                position += step;
                const auto added = [&](uint8_t before, uint8_t tint) {
                    return static_cast<uint8_t>(std::min(255u, before + (value * tint + 127) / 255));
                };
                pixel = rgb(added(red(pixel), red(channel.colour)), added(green(pixel), green(channel.colour)),
                            added(blue(pixel), blue(channel.colour)));
            }
        }
    }
    if (!m_transparency)
        return;
    const std::vector<Sample> &in = valuesOf<Sample>(planes[0]);
    const auto step = static_cast<std::size_t>(planes[0].samples);
    const int shift = sizeof(Sample) == 2 ? 8 : 0;
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] = composited(
            out[i], static_cast<uint32_t>(in[i * step + static_cast<std::size_t>(m_transparency->sample)]) >> shift);
}

uint32_t SampleDisplay::composited(uint32_t pixel, uint32_t alpha) const
{
    if (alpha == 255)
        return pixel;
    const bool isMultiplied = m_transparency->kind == Transparency::Kind::premultiplied;
    const auto channel = [&](uint32_t value, uint32_t below) {
        const uint32_t own = isMultiplied ? value * 255 : value * alpha;
        return static_cast<uint8_t>(std::min(255u, (own + below * (255 - alpha) + 127) / 255));
    };
    return rgb(channel(red(pixel), red(m_background)), channel(green(pixel), green(m_background)),
               channel(blue(pixel), blue(m_background)));
}

} // namespace tessera::detail
