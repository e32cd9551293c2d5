#pragma once
#include "base/pixels.h"
#include "viewer/slide/detail/samples.h"

#include <optional>
#include <span>

namespace tessera::detail {

/// The values that are shown as black and as white.
struct ValueRange {
    int low = 0;
    int high = 255;
    friend constexpr bool operator==(ValueRange, ValueRange) = default;
};

/// All values of this many bits.
constexpr ValueRange rangeOfBits(int bits) { return {0, (1 << bits) - 1}; }

/// How often each value of 16 bits occurs.
class ValueHistogram {
public:
    /// Sample `sample` of every pixel.
    void add(const Samples &samples, int sample);
    /// What is left when the darkest and the brightest ten-thousandth are taken off; all 16 bits where there is
    /// nothing between.
    ValueRange range() const;

private:
    std::vector<int64_t> m_counts = std::vector<int64_t>(65536);
};

enum class Polarity { zeroIsBlack, zeroIsWhite };

/// One sample of the pixels of one plane, and what it is shown as.
struct ShownChannel {
    std::size_t plane = 0;
    int sample = 0;
    uint32_t colour = 0xFFFFFFFF; ///< 0xFFRRGGBB at the high end
    ValueRange range;
    Polarity polarity = Polarity::zeroIsBlack;
};

struct Transparency {
    int sample = 0; ///< of plane 0
    enum class Kind { straight, premultiplied } kind = Kind::straight;
};

/// Makes pixels of decoded samples: each channel mapped from its range to 8 bits, tinted, and added up; then, where
/// the picture is transparent, put on the background. Immutable, so that threads share it.
class SampleDisplay {
public:
    SampleDisplay(std::vector<ShownChannel> channels, int bits, std::optional<Transparency> transparency,
                  uint32_t background);

    /// One entry of `planes` for each plane that a channel names, all of the same size and with the samples asked for.
    Pixels pixels(std::span<const Samples> planes) const;

private:
    template <typename Sample>
    void fill(std::span<const Samples> planes, Pixels &pixels) const;
    uint32_t composited(uint32_t pixel, uint32_t alpha) const;

    std::vector<ShownChannel> m_channels;
    std::vector<std::vector<uint8_t>> m_tables; ///< beside m_channels: the 8 bits of each value
    int m_bits;
    std::optional<Transparency> m_transparency;
    uint32_t m_background;
    bool m_plainColours; ///< three channels of one plane, red, green and blue
};

} // namespace tessera::detail
