#include "viewer/slide/detail/rects.h"

#include <algorithm>

namespace tessera::detail {

PixelRect intersection(const PixelRect &a, const PixelRect &b)
{
    const int64_t left = std::max(a.x, b.x);
    const int64_t top = std::max(a.y, b.y);
    const int64_t right = std::min(a.x + a.width, b.x + b.width);
    const int64_t bottom = std::min(a.y + a.height, b.y + b.height);
    return {left, top, std::max<int64_t>(0, right - left), std::max<int64_t>(0, bottom - top)};
}

std::pair<PixelRect, PixelRect> splitAlongTiles(const PixelRect &rect, int tileWidth, int tileHeight)
{
    const int64_t firstColumn = rect.x / tileWidth;
    const int64_t firstRow = rect.y / tileHeight;
    const int64_t columns = (rect.x + rect.width - 1) / tileWidth - firstColumn + 1;
    const int64_t rows = (rect.y + rect.height - 1) / tileHeight - firstRow + 1;
    if (columns == 1 && rows == 1)
        return {rect, {}};
    if (columns >= rows) {
        const int64_t cut = (firstColumn + columns / 2) * tileWidth;
        return {{rect.x, rect.y, cut - rect.x, rect.height}, {cut, rect.y, rect.x + rect.width - cut, rect.height}};
    }
    const int64_t cut = (firstRow + rows / 2) * tileHeight;
    return {{rect.x, rect.y, rect.width, cut - rect.y}, {rect.x, cut, rect.width, rect.y + rect.height - cut}};
}

void fill(Pixels &pixels, const PixelRect &part, uint32_t colour)
{
    for (int64_t y = part.y; y < part.y + part.height; ++y)
        std::fill_n(pixels.row(static_cast<int>(y)) + part.x, part.width, colour);
}

} // namespace tessera::detail
