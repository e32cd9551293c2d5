#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace tessera {

/// Rectangle in whole pixels of one level (or of one image).
struct PixelRect {
    int64_t x = 0;
    int64_t y = 0;
    int64_t width = 0;
    int64_t height = 0;
    friend constexpr bool operator==(PixelRect, PixelRect) = default;
};

/// Opaque pixels, row by row without gaps, each 0xFFRRGGBB (B, G, R, A in memory: what QImage::Format_RGB32
/// and OpenSlide use).
struct Pixels {
    int width = 0;
    int height = 0;
    std::vector<uint32_t> data; ///< width * height

    static Pixels filled(int width, int height, uint32_t colour)
    {
        return {width, height,
                std::vector<uint32_t>(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), colour)};
    }
    uint32_t *row(int y) { return data.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width); }
    const uint32_t *row(int y) const
    {
        return data.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width);
    }
    std::size_t bytes() const { return data.size() * sizeof(uint32_t); }
};

constexpr uint8_t red(uint32_t pixel) { return static_cast<uint8_t>(pixel >> 16); }
constexpr uint8_t green(uint32_t pixel) { return static_cast<uint8_t>(pixel >> 8); }
constexpr uint8_t blue(uint32_t pixel) { return static_cast<uint8_t>(pixel); }
constexpr uint32_t rgb(uint8_t r, uint8_t g, uint8_t b)
{
    return 0xFF000000u | (static_cast<uint32_t>(r) << 16) | (static_cast<uint32_t>(g) << 8) | b;
}

} // namespace tessera
