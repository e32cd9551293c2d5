#include "viewer/overlay/detail/heatmapimage.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace tessera {
namespace {

// While tiles are added up, a pixel of the picture holds the number of tiles (upper 12 bits) and the sum of their
// values from 0 to 255 (lower 20 bits): the picture is its own buffer.
constexpr uint32_t oneTile = 1u << 20;
constexpr uint32_t sumBits = oneTile - 1;
constexpr uint32_t fullPixel = 4095u << 20;

struct DeviceRect {
    int left, top, right, bottom;
};

DeviceRect deviceRect(const Level0Rect &rect, const HeatMapView &view)
{
    // (far outside is cut off, so that it fits an int)
    const auto edge = [&](double level0, int64_t corner) {
        return static_cast<int>(
            std::clamp(std::floor(level0 / view.scale + 0.5) - static_cast<double>(corner), -1e9, 1e9));
    };
    DeviceRect device{edge(rect.x, view.left), edge(rect.y, view.top), edge(rect.x + rect.width, view.left),
                      edge(rect.y + rect.height, view.top)};
    device.right = std::max(device.right, device.left + 1);
    device.bottom = std::max(device.bottom, device.top + 1);
    return device;
}

DeviceRect visiblePart(const DeviceRect &rect, const HeatMapView &view)
{
    return {std::max(rect.left, 0), std::max(rect.top, 0), std::min(rect.right, view.width),
            std::min(rect.bottom, view.height)};
}

uint32_t premultiplied(uint32_t colour, double opacity)
{
    const auto part = [&](uint32_t value) { return static_cast<uint32_t>(std::lround((value & 0xFF) * opacity)); };
    return part(255) << 24 | part(colour >> 16) << 16 | part(colour >> 8) << 8 | part(colour);
}

/// The picture's pixels without QImage's check for other owners at every line.
struct Picture {
    uint32_t *pixels;
    int width;
    int height;
    uint32_t *line(int y) { return pixels + static_cast<std::ptrdiff_t>(y) * width; }
};

void addUp(Picture picture, const DeviceRect &rect, uint32_t value)
{
    for (int y = rect.top; y < rect.bottom; ++y) {
        uint32_t *const pixels = picture.line(y);
        for (int x = rect.left; x < rect.right; ++x)
            pixels[x] += pixels[x] < fullPixel ? oneTile + value : 0;
    }
}

void colourise(Picture picture, const std::array<uint32_t, 256> &colours)
{
    for (int y = 0; y < picture.height; ++y) {
        uint32_t *const pixels = picture.line(y);
        for (int x = 0; x < picture.width; ++x) {
            const uint32_t pixel = pixels[x];
            if (pixel == 0)
                continue;
            const uint32_t tiles = pixel >> 20;
            const uint32_t sum = pixel & sumBits;
            pixels[x] = colours[tiles == 1 ? sum : (sum + tiles / 2) / tiles];
        }
    }
}

void hatch(Picture picture, const DeviceRect &tile, const DeviceRect &visible, uint32_t light, uint32_t dark)
{
    const bool striped = std::min(tile.right - tile.left, tile.bottom - tile.top) >= smallestStripedTile;
    for (int y = visible.top; y < visible.bottom; ++y) {
        uint32_t *const pixels = picture.line(y);
        for (int x = visible.left; x < visible.right; ++x)
            pixels[x] = striped && onHiddenStripe(x - tile.left, y - tile.top) ? dark : light;
    }
}

/// One pixel more on each side: rounding may bring in a tile that ends just outside.
Level0Rect areaOf(const HeatMapView &view)
{
    return {(static_cast<double>(view.left) - 1) * view.scale, (static_cast<double>(view.top) - 1) * view.scale,
            (view.width + 2) * view.scale, (view.height + 2) * view.scale};
}

} // namespace

QImage heatMapImage(const HeatMapContent &content, const HeatMapView &view)
{
    QImage image(view.width, view.height, QImage::Format_ARGB32_Premultiplied);
    image.fill(0);
    const Picture picture{reinterpret_cast<uint32_t *>(image.bits()), view.width, view.height};
    std::vector<int64_t> hidden;
    content.index.search(areaOf(view), [&](int64_t tile) {
        const auto i = static_cast<std::size_t>(tile);
        if (content.hiddenStandApart && content.table.state[i] == TileState::hidden) {
            hidden.push_back(tile);
            return;
        }
        const auto value = static_cast<uint32_t>(std::lround(content.values[i] * 255.0f));
        addUp(picture, visiblePart(deviceRect(content.table.rect(tile), view), view), value);
    });

    std::array<uint32_t, 256> colours = table(content.colours);
    for (uint32_t &colour : colours)
        colour = premultiplied(colour, content.opacity);
    colourise(picture, colours);

    const uint32_t light = premultiplied(hiddenLight, content.opacity);
    const uint32_t dark = premultiplied(hiddenDark, content.opacity);
    for (const int64_t tile : hidden) {
        const DeviceRect rect = deviceRect(content.table.rect(tile), view);
        hatch(picture, rect, visiblePart(rect, view), light, dark);
    }
    return image;
}

void fillHeatMap(QPainter &painter, const HeatMapContent &content, const HeatMapView &view)
{
    const std::array<uint32_t, 256> colours = table(content.colours);
    content.index.search(areaOf(view), [&](int64_t tile) {
        const auto i = static_cast<std::size_t>(tile);
        const bool hidden = content.hiddenStandApart && content.table.state[i] == TileState::hidden;
        const DeviceRect rect = visiblePart(deviceRect(content.table.rect(tile), view), view);
        if (rect.right <= rect.left || rect.bottom <= rect.top)
            return;
        QColor colour = QColor::fromRgb(
            hidden ? hiddenLight : colours[static_cast<std::size_t>(std::lround(content.values[i] * 255.0f))]);
        colour.setAlphaF(static_cast<float>(content.opacity));
        painter.fillRect(QRect(rect.left, rect.top, rect.right - rect.left, rect.bottom - rect.top), colour);
    });
}

} // namespace tessera
