#include "viewer/canvas/turnedpixels.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <vector>

namespace tessera {
namespace {

constexpr int fractionBits = 32;
constexpr int64_t wholePixel = int64_t{1} << fractionBits;

int64_t fixed(double value) { return std::llround(value * static_cast<double>(wholePixel)); }
std::ptrdiff_t whole(int64_t value) { return static_cast<std::ptrdiff_t>(value >> fractionBits); }
/// The part of a pixel in 256ths.
uint32_t part(int64_t value) { return static_cast<uint32_t>(value >> (fractionBits - 8)) & 0xFF; }

/// Between two pixels, `weight` 256ths of the second; two channels at a time.
uint32_t between(uint32_t first, uint32_t second, uint32_t weight)
{
    constexpr uint32_t odd = 0x00FF00FF;
    const uint32_t rest = 256 - weight;
    const uint32_t low = ((first & odd) * rest + (second & odd) * weight) >> 8;
    const uint32_t high = ((first >> 8) & odd) * rest + ((second >> 8) & odd) * weight;
    return (low & odd) | (high & ~odd);
}

struct Source {
    const uint32_t *pixels;
    std::ptrdiff_t stride;
    const uint32_t *at(std::ptrdiff_t x, std::ptrdiff_t y) const { return pixels + y * stride + x; }
};

/// A place in the source and what a step to the right in the target adds to it.
struct Walk {
    int64_t x;
    int64_t y;
    int64_t stepX;
    int64_t stepY;
};

void copyRow(const Source &source, Walk walk, uint32_t *out, int width)
{
    const uint32_t *in = source.at(whole(walk.x), whole(walk.y));
    const std::ptrdiff_t step = whole(walk.stepX) + whole(walk.stepY) * source.stride;
    for (int x = 0; x < width; ++x, in += step)
        out[x] = *in;
}

void nearestRow(const Source &source, Walk walk, uint32_t *out, int width)
{
    for (int x = 0; x < width; ++x, walk.x += walk.stepX, walk.y += walk.stepY)
        out[x] = *source.at(whole(walk.x), whole(walk.y));
}

void smoothRow(const Source &source, Walk walk, uint32_t *out, int width)
{
    walk.x -= wholePixel / 2; // from corners to centres of pixels
    walk.y -= wholePixel / 2;
    for (int x = 0; x < width; ++x, walk.x += walk.stepX, walk.y += walk.stepY) {
        const uint32_t *upper = source.at(whole(walk.x), whole(walk.y));
        const uint32_t *lower = upper + source.stride;
        const uint32_t across = part(walk.x);
        out[x] = between(between(upper[0], upper[1], across), between(lower[0], lower[1], across), part(walk.y));
    }
}

Source sourceOf(const QImage &image)
{
    return {reinterpret_cast<const uint32_t *>(image.constBits()),
            image.bytesPerLine() / std::ptrdiff_t{sizeof(uint32_t)}};
}

/// Column by column and row by row: rows that show the same pixels are made once.
void sampleUpright(double ratio, const PlacedPixels &upright, const PlacedPixels &target)
{
    const auto place = [ratio](int corner, int pixel, int sourceCorner, int size) {
        const double at = (corner + pixel + 0.5) * ratio - sourceCorner;
        return static_cast<int>(std::clamp(std::floor(at), 0.0, size - 1.0));
    };
    const int width = target.image.width();
    std::vector<int> columns(static_cast<std::size_t>(width));
    for (int x = 0; x < width; ++x)
        columns[static_cast<std::size_t>(x)] = place(target.corner.x(), x, upright.corner.x(), upright.image.width());
    const Source source = sourceOf(upright.image);
    int shown = -1;
    const uint32_t *before = nullptr;
    for (int y = 0; y < target.image.height(); ++y) {
        const int row = place(target.corner.y(), y, upright.corner.y(), upright.image.height());
        auto *out = reinterpret_cast<uint32_t *>(target.image.scanLine(y));
        if (row == shown) {
            std::memcpy(out, before, static_cast<std::size_t>(width) * sizeof(uint32_t));
        } else {
            const uint32_t *in = source.at(0, row);
            for (int x = 0; x < width; ++x)
                out[x] = in[columns[static_cast<std::size_t>(x)]];
        }
        shown = row;
        before = out;
    }
}

} // namespace

QRect uprightPixels(const Orientation &orientation, const QRect &turned)
{
    const QRectF upright = orientation.toUpright(QRectF(turned));
    return orientation.isRightAngled() ? upright.toRect() : upright.toAlignedRect().adjusted(-1, -1, 1, 1);
}

QRect turnedPixels(const Orientation &orientation, const QRect &upright)
{
    const QRectF turned = orientation.toScreen(QRectF(upright));
    return orientation.isRightAngled() ? turned.toRect() : turned.toAlignedRect().adjusted(-1, -1, 1, 1);
}

void turnPixels(const Orientation &orientation, const PlacedPixels &upright, const PlacedPixels &target,
                Sampling sampling)
{
    const Source source = sourceOf(upright.image);
    const QPointF step = orientation.toUpright(QPointF(1, 0));
    const auto row = orientation.isRightAngled() ? copyRow : sampling == Sampling::nearest ? nearestRow : smoothRow;
    for (int y = 0; y < target.image.height(); ++y) {
        const QPointF place = orientation.toUpright(QPointF(target.corner) + QPointF(0.5, y + 0.5)) - upright.corner;
        row(source, {fixed(place.x()), fixed(place.y()), fixed(step.x()), fixed(step.y())},
            reinterpret_cast<uint32_t *>(target.image.scanLine(y)), target.image.width());
    }
}

void sampleTurned(const Orientation &orientation, double ratio, const PlacedPixels &upright, const PlacedPixels &target)
{
    if (orientation.isUpright())
        return sampleUpright(ratio, upright, target);
    const Source source = sourceOf(upright.image);
    const QPointF step = orientation.toUpright(QPointF(1, 0)) * ratio;
    const auto lastX = static_cast<std::ptrdiff_t>(upright.image.width() - 1);
    const auto lastY = static_cast<std::ptrdiff_t>(upright.image.height() - 1);
    for (int y = 0; y < target.image.height(); ++y) {
        const QPointF place =
            orientation.toUpright(QPointF(target.corner) + QPointF(0.5, y + 0.5)) * ratio - upright.corner;
        Walk walk{fixed(place.x()), fixed(place.y()), fixed(step.x()), fixed(step.y())};
        auto *out = reinterpret_cast<uint32_t *>(target.image.scanLine(y));
        for (int x = 0; x < target.image.width(); ++x, walk.x += walk.stepX, walk.y += walk.stepY)
            out[x] = *source.at(std::clamp<std::ptrdiff_t>(whole(walk.x), 0, lastX),
                                std::clamp<std::ptrdiff_t>(whole(walk.y), 0, lastY));
    }
}

} // namespace tessera
