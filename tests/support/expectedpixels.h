#pragma once
#include "tests/support/slidefiles.h"
#include "viewer/slide/slidesource.h"

#include <QString>

#include <cmath>

namespace tessera::testing {

inline bool isClose(uint32_t pixel, uint32_t expected, int tolerance)
{
    return std::abs(red(pixel) - red(expected)) <= tolerance && std::abs(green(pixel) - green(expected)) <= tolerance &&
           std::abs(blue(pixel) - blue(expected)) <= tolerance;
}

/// The first pixel of `rect` that is not what `expected` says, as a text; empty when there is none.
inline QString differenceIn(const SlideSource &slide, int level, const PixelRect &rect, const Painter &expected,
                            int tolerance = 0)
{
    const SlideLevel &size = slide.facts().levels[static_cast<std::size_t>(level)];
    const auto region = slide.read(level, rect);
    if (!region || !region->damaged.empty())
        return "not read";
    for (int64_t y = 0; y < rect.height; ++y)
        for (int64_t x = 0; x < rect.width; ++x) {
            const bool inside =
                rect.x + x >= 0 && rect.y + y >= 0 && rect.x + x < size.width && rect.y + y < size.height;
            const uint32_t wanted =
                inside ? expected((rect.x + x) << level, (rect.y + y) << level) : slide.facts().background;
            const uint32_t pixel = region->pixels.row(static_cast<int>(y))[x];
            if (!isClose(pixel, wanted, inside ? tolerance : 0))
                return QString("level %1 at %2, %3: %4, not %5")
                    .arg(level)
                    .arg(rect.x + x)
                    .arg(rect.y + y)
                    .arg(pixel, 8, 16)
                    .arg(wanted, 8, 16);
        }
    return {};
}

inline uint32_t greyTexture(int64_t x, int64_t y)
{
    const uint8_t value = red(texture(x, y));
    return rgb(value, value, value);
}

} // namespace tessera::testing
