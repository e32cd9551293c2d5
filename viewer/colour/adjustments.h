#pragma once
#include <array>
#include <cstdint>

namespace tessera {

/// The levels of a channel (0 ... 255) that become black and full; between them is a straight line.
struct ChannelRange {
    double black = 0;
    double full = 255;
    friend constexpr bool operator==(const ChannelRange &, const ChannelRange &) = default;
};

/// For each of red, green and blue, what every level becomes.
using LevelTables = std::array<std::array<uint8_t, 256>, 3>;

/// What a user changes of a picture's levels. In this order, on values of 0 ... 1: each channel's own range, contrast
/// about the middle, brightness, gamma:
///     v = ((level - black) / (full - black) - 0.5) * contrast + 0.5 + brightness, cut to 0 ... 1, then v^(1/gamma)
struct Adjustments {
    double brightness = 0; ///< -1 ... 1: all black ... all white
    double contrast = 1;   ///< 0 ... 5
    double gamma = 1;      ///< 0.2 ... 5; above 1 lightens
    std::array<ChannelRange, 3> channels;

    bool isIdentity() const { return *this == Adjustments(); }
    /// The nearest that is allowed: within the ranges above, each channel's full at least a level above its black.
    Adjustments limited() const;
    LevelTables tables() const;
    friend constexpr bool operator==(const Adjustments &, const Adjustments &) = default;
};

} // namespace tessera
