#include "viewer/slide/thumbnail.h"

#include "viewer/slide/resample.h"

#include <algorithm>
#include <cmath>

namespace tessera {
namespace {

// Side of the blocks that are read at once: 16 MiB, and well under half a second between looks at the token.
constexpr double blockSide = 2048;

/// Reads the blocks of one thumbnail. One axis is a function of the other nowhere: levels of odd size have slightly
/// different scales across and down.
class Thumbnail {
public:
    Thumbnail(const SlideSource &slide, int level, int width, int height)
        : m_slide(slide), m_level(level), m_size(slide.facts().levels[static_cast<std::size_t>(level)]),
          m_scaleX(static_cast<double>(m_size.width) / width),
          m_scaleY(static_cast<double>(m_size.height) / height), m_region{Pixels::filled(width, height,
                                                                                         slide.facts().background),
                                                                          {}}
    {
    }

    Result<SlideRegion> read(const std::stop_token &token)
    {
        const int columns = std::max(1, static_cast<int>(blockSide / m_scaleX));
        const int rows = std::max(1, static_cast<int>(blockSide / m_scaleY));
        for (int y = 0; y < m_region.pixels.height; y += rows) {
            for (int x = 0; x < m_region.pixels.width; x += columns) {
                if (token.stop_requested())
                    return fail(ErrorCode::cancelled);
                const Result<void> done = readBlock(x, y, std::min(columns, m_region.pixels.width - x),
                                                    std::min(rows, m_region.pixels.height - y));
                if (!done)
                    return passOn(done.error());
            }
        }
        return std::move(m_region);
    }

private:
    Result<void> readBlock(int x, int y, int width, int height)
    {
        const double left = x * m_scaleX;
        const double top = y * m_scaleY;
        const auto firstX = static_cast<int64_t>(std::floor(left));
        const auto firstY = static_cast<int64_t>(std::floor(top));
        const auto endX = std::min(m_size.width, static_cast<int64_t>(std::ceil((x + width) * m_scaleX)));
        const auto endY = std::min(m_size.height, static_cast<int64_t>(std::ceil((y + height) * m_scaleY)));
        const Result<SlideRegion> block = m_slide.read(m_level, {firstX, firstY, endX - firstX, endY - firstY});
        if (!block)
            return passOn(block.error());
        const Pixels small =
            resample(block->pixels, left - static_cast<double>(firstX), top - static_cast<double>(firstY),
                     width * m_scaleX, height * m_scaleY, width, height);
        for (int row = 0; row < height; ++row)
            std::copy_n(small.row(row), width, m_region.pixels.row(y + row) + x);
        for (const PixelRect &rect : block->damaged)
            m_region.damaged.push_back(inThumbnail(rect));
        return {};
    }

    PixelRect inThumbnail(const PixelRect &rect) const
    {
        const auto left = static_cast<int64_t>(std::floor(static_cast<double>(rect.x) / m_scaleX));
        const auto top = static_cast<int64_t>(std::floor(static_cast<double>(rect.y) / m_scaleY));
        const auto right = static_cast<int64_t>(std::ceil(static_cast<double>(rect.x + rect.width) / m_scaleX));
        const auto bottom = static_cast<int64_t>(std::ceil(static_cast<double>(rect.y + rect.height) / m_scaleY));
        return {left, top, std::min<int64_t>(right, m_region.pixels.width) - left,
                std::min<int64_t>(bottom, m_region.pixels.height) - top};
    }

    const SlideSource &m_slide;
    int m_level;
    const SlideLevel &m_size;
    double m_scaleX;
    double m_scaleY;
    SlideRegion m_region;
};

} // namespace

Result<SlideRegion> thumbnail(const SlideSource &slide, int longestSide, std::stop_token token)
{
    const SlideLevel &level0 = slide.facts().level0();
    const double scale = std::max(1.0, static_cast<double>(std::max(level0.width, level0.height)) / longestSide);
    const auto scaled = [&](int64_t length) {
        return std::max(1, static_cast<int>(std::lround(static_cast<double>(length) / scale)));
    };
    return Thumbnail(slide, levelForDownsample(slide.facts(), scale), scaled(level0.width), scaled(level0.height))
        .read(token);
}

} // namespace tessera
