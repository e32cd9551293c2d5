#pragma once
#include "base/splitmix64.h"
#include "viewer/registration/slidetransform.h"
#include "viewer/slide/resample.h"
#include "viewer/slide/slidesource.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>

namespace tessera::testing {

/// How a second slide of the same tissue differs from the first.
struct WarpOptions {
    AffineMap map; ///< level-0 pixels of the first slide to those of this one
    int64_t width = 0;
    int64_t height = 0;
    std::optional<MicronsPerPixel> mpp;
    std::function<uint32_t(uint32_t)> recolour; ///< of each pixel; none: as it is
    int noise = 0;                              ///< up to this much is added to or taken from each channel
    std::vector<Level0Rect> missing;            ///< of this slide: plain glass
};

/// A slide in memory that shows the pixels of a first one, given as a picture, through a map; levels are halved.
class WarpedSlide : public SlideSource {
public:
    WarpedSlide(const Pixels &first, const WarpOptions &options) : SlideSource(factsOf(options))
    {
        m_levels.push_back(warped(first, options));
        while (m_levels.size() < facts().levels.size()) {
            const SlideLevel &size = facts().levels[m_levels.size()];
            const Pixels &finer = m_levels.back();
            m_levels.push_back(resample(finer, 0, 0, static_cast<double>(size.width) * 2,
                                        static_cast<double>(size.height) * 2, static_cast<int>(size.width),
                                        static_cast<int>(size.height)));
        }
    }

    Result<SlideRegion> read(int level, const PixelRect &rect) const override
    {
        const Pixels &all = m_levels[static_cast<std::size_t>(level)];
        Pixels out = Pixels::filled(static_cast<int>(rect.width), static_cast<int>(rect.height), facts().background);
        const int64_t left = std::max<int64_t>(rect.x, 0);
        const int64_t right = std::min<int64_t>(rect.x + rect.width, all.width);
        for (int row = 0; row < out.height; ++row) {
            const int64_t y = rect.y + row;
            if (y >= 0 && y < all.height && right > left)
                std::copy_n(all.row(static_cast<int>(y)) + left, right - left, out.row(row) + (left - rect.x));
        }
        return SlideRegion{std::move(out), {}};
    }

    Result<Pixels> readAssociated(const std::string &name) const override
    {
        return fail(ErrorCode::slideDamaged, facts().path.string(), "no image " + name);
    }

private:
    static SlideFacts factsOf(const WarpOptions &options)
    {
        SlideFacts facts;
        facts.path = "/warped.svs";
        facts.vendor = "warped";
        facts.mpp = options.mpp;
        int64_t width = options.width;
        int64_t height = options.height;
        for (double downsample = 1; downsample == 1 || std::max(width, height) > 300; downsample *= 2) {
            facts.levels.push_back({width, height, downsample, 256, 256});
            width /= 2;
            height /= 2;
        }
        return facts;
    }

    static Pixels warped(const Pixels &first, const WarpOptions &options)
    {
        constexpr uint32_t glass = 0xFFF2F3F2;
        const AffineMap back = options.map.inverse();
        SplitMix64 random(3);
        Pixels out = Pixels::filled(static_cast<int>(options.width), static_cast<int>(options.height), glass);
        for (int y = 0; y < out.height; ++y) {
            uint32_t *row = out.row(y);
            for (int x = 0; x < out.width; ++x) {
                const Level0Point here{x + 0.5, y + 0.5};
                const Level0Point there = back(here);
                const bool missing = std::any_of(options.missing.begin(), options.missing.end(),
                                                 [&](const Level0Rect &rect) { return rect.contains(here); });
                uint32_t pixel = missing ? glass : bilinear(first, there.x - 0.5, there.y - 0.5, glass);
                if (options.recolour)
                    pixel = options.recolour(pixel);
                row[x] = options.noise > 0 ? noisy(pixel, random, options.noise) : pixel;
            }
        }
        return out;
    }

    static uint32_t bilinear(const Pixels &first, double x, double y, uint32_t outside)
    {
        const int left = static_cast<int>(std::floor(x));
        const int top = static_cast<int>(std::floor(y));
        if (left < 0 || top < 0 || left + 1 >= first.width || top + 1 >= first.height)
            return outside;
        const double fx = x - left;
        const double fy = y - top;
        const uint32_t *upper = first.row(top) + left;
        const uint32_t *lower = first.row(top + 1) + left;
        const auto mixed = [&](auto channel) {
            return static_cast<uint8_t>((1 - fy) * ((1 - fx) * channel(upper[0]) + fx * channel(upper[1])) +
                                        fy * ((1 - fx) * channel(lower[0]) + fx * channel(lower[1])) + 0.5);
        };
        return rgb(mixed(red), mixed(green), mixed(blue));
    }

    static uint32_t noisy(uint32_t pixel, SplitMix64 &random, int noise)
    {
        const uint64_t bits = random.next();
        const auto shifted = [&](uint8_t value, int shift) {
            const int change = static_cast<int>((bits >> shift) & 0xFFFF) * (2 * noise + 1) / 65536 - noise;
            return static_cast<uint8_t>(std::clamp(value + change, 0, 255));
        };
        return rgb(shifted(red(pixel), 0), shifted(green(pixel), 16), shifted(blue(pixel), 32));
    }

    std::vector<Pixels> m_levels;
};

} // namespace tessera::testing
