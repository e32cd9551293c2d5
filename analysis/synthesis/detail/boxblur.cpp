#include "analysis/synthesis/detail/boxblur.h"

#include <algorithm>
#include <cstddef>

namespace tessera::detail {
namespace {

/// One line of `count` pixels whose neighbours are `stride` bytes apart.
void blurLine(const uint8_t *from, uint8_t *to, int count, std::ptrdiff_t stride, int radius)
{
    const int span = 2 * radius + 1;
    for (int channel = 0; channel < 3; ++channel) {
        const auto at = [&](int i) { return static_cast<int>(from[std::clamp(i, 0, count - 1) * stride + channel]); };
        int sum = 0;
        for (int i = -radius; i <= radius; ++i)
            sum += at(i);
        for (int i = 0; i < count; ++i) {
            to[i * stride + channel] = static_cast<uint8_t>((sum + span / 2) / span);
            sum += at(i + radius + 1) - at(i - radius);
        }
    }
}

} // namespace

std::vector<uint8_t> blurred(const std::vector<uint8_t> &picture, int width, int height, int radius)
{
    std::vector<uint8_t> a = picture;
    std::vector<uint8_t> b(picture.size());
    for (int round = 0; round < 3; ++round) {
        for (int y = 0; y < height; ++y)
            blurLine(a.data() + static_cast<std::ptrdiff_t>(y) * width * 3,
                     b.data() + static_cast<std::ptrdiff_t>(y) * width * 3, width, 3, radius);
        for (int x = 0; x < width; ++x)
            blurLine(b.data() + static_cast<std::ptrdiff_t>(x) * 3, a.data() + static_cast<std::ptrdiff_t>(x) * 3,
                     height, static_cast<std::ptrdiff_t>(width) * 3, radius);
    }
    return a;
}

} // namespace tessera::detail
