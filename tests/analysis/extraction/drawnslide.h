#pragma once
#include "viewer/slide/slidesource.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <functional>
#include <thread>
#include <vector>

namespace tessera::testing {

/// A slide in memory whose colours are a function of the level-0 place.
class DrawnSlide : public SlideSource {
public:
    using Drawing = std::function<uint32_t(double x, double y)>;

    DrawnSlide(int64_t width, int64_t height, Drawing drawing, std::vector<double> downsamples = {1, 4, 16})
        : SlideSource(factsOf(width, height, downsamples)), m_drawing(std::move(drawing))
    {
    }

    Result<SlideRegion> read(int level, const PixelRect &rect) const override
    {
        ++reads;
        if (delay.count() > 0)
            std::this_thread::sleep_for(delay);
        if (failsAtRead > 0 && reads >= failsAtRead)
            return fail(ErrorCode::fileUnreadable, "drawn.svs", "gone");
        const double downsample = facts().levels[static_cast<std::size_t>(level)].downsample;
        SlideRegion region{
            Pixels::filled(static_cast<int>(rect.width), static_cast<int>(rect.height), rgb(255, 255, 255)), {}};
        for (int row = 0; row < region.pixels.height; ++row)
            for (int column = 0; column < region.pixels.width; ++column) {
                const double x = (static_cast<double>(rect.x + column) + 0.5) * downsample;
                const double y = (static_cast<double>(rect.y + row) + 0.5) * downsample;
                if (x >= 0 && y >= 0 && x < facts().extent().width && y < facts().extent().height)
                    region.pixels.row(row)[column] = m_drawing(x, y);
            }
        for (const Level0Rect &place : damage) {
            const double left = std::max<double>(place.x / downsample, static_cast<double>(rect.x));
            const double top = std::max<double>(place.y / downsample, static_cast<double>(rect.y));
            const double right =
                std::min<double>((place.x + place.width) / downsample, static_cast<double>(rect.x + rect.width));
            const double bottom =
                std::min<double>((place.y + place.height) / downsample, static_cast<double>(rect.y + rect.height));
            if (left < right && top < bottom)
                region.damaged.push_back({static_cast<int64_t>(left), static_cast<int64_t>(top),
                                          static_cast<int64_t>(right - left), static_cast<int64_t>(bottom - top)});
        }
        return region;
    }

    Result<Pixels> readAssociated(const std::string &name) const override
    {
        return fail(ErrorCode::slideDamaged, "drawn.svs", name);
    }

    // Set before the slide is read from other threads.
    std::vector<Level0Rect> damage;
    std::chrono::milliseconds delay{0}; ///< of each read
    int failsAtRead = 0;                ///< that read and all after it fail; 0 = none
    mutable std::atomic<int> reads = 0;

private:
    static SlideFacts factsOf(int64_t width, int64_t height, const std::vector<double> &downsamples)
    {
        SlideFacts facts;
        facts.path = "drawn.svs";
        for (const double d : downsamples)
            facts.levels.push_back({static_cast<int64_t>(static_cast<double>(width) / d),
                                    static_cast<int64_t>(static_cast<double>(height) / d), d, 256, 256});
        return facts;
    }

    Drawing m_drawing;
};

constexpr uint32_t glass = rgb(240, 240, 240);
constexpr uint32_t stained = rgb(200, 120, 180);

} // namespace tessera::testing
