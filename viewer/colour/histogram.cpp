#include "viewer/colour/histogram.h"

#include "base/pixels.h"

#include <algorithm>

namespace tessera {

void Histogram::add(uint32_t pixel)
{
    ++counts[0][red(pixel)];
    ++counts[1][green(pixel)];
    ++counts[2][blue(pixel)];
    ++pixels;
}

int64_t Histogram::highest() const
{
    int64_t most = 0;
    for (const auto &channel : counts)
        most = std::max(most, *std::max_element(channel.begin() + 1, channel.end() - 1));
    return most;
}

} // namespace tessera
