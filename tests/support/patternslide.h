#pragma once
#include "viewer/slide/slidesource.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <mutex>
#include <optional>
#include <set>
#include <thread>
#include <vector>

namespace tessera::testing {

/// What a PatternSlide looks like. Each level is `step` times coarser than the one before.
struct PatternOptions {
    int64_t width = 4096;
    int64_t height = 3072;
    int levels = 3;
    int step = 4;
    int tile = 256;
    std::optional<MicronsPerPixel> mpp = MicronsPerPixel{0.25, 0.25, MppSource::file};
    std::chrono::milliseconds delay{0}; ///< of each read
    std::shared_ptr<const ColourProfile> colourProfile = nullptr;
    std::string fingerprint = {};
};

/// A slide in memory whose pixels say where they are. Red encodes the level (200 at level 0, 20 less for each
/// coarser one); green and blue are the 64-px cells of level 0 (column and row, modulo 64, times 4), the same on every
/// level, so that the cell is found wherever a pixel was taken from. No pixel is white, black or grey.
class PatternSlide : public SlideSource {
public:
    explicit PatternSlide(const PatternOptions &options = {}) : SlideSource(factsOf(options)), m_delay(options.delay) {}

    static uint32_t colourAt(int level, int64_t level0X, int64_t level0Y)
    {
        return rgb(static_cast<uint8_t>(200 - 20 * level), static_cast<uint8_t>((level0X / cell) % 64 * 4),
                   static_cast<uint8_t>((level0Y / cell) % 64 * 4));
    }
    static int levelOf(uint32_t colour) { return (200 - red(colour)) / 20; }
    static constexpr int64_t cell = 64; ///< level-0 pixels

    Result<SlideRegion> read(int level, const PixelRect &rect) const override
    {
        ++m_reads;
        {
            const std::lock_guard lock(m_mutex);
            m_threads.insert(std::this_thread::get_id());
            m_order.push_back({level, rect});
        }
        if (m_delay.load().count() > 0)
            std::this_thread::sleep_for(m_delay.load());
        if (m_failing)
            return fail(ErrorCode::fileUnreadable, facts().path.string(), "the test says so");
        return SlideRegion{pixelsOf(level, rect), damagedIn(level, rect)};
    }

    Result<Pixels> readAssociated(const std::string &name) const override
    {
        return fail(ErrorCode::slideDamaged, facts().path.string(), "no image " + name);
    }

    void setDelay(std::chrono::milliseconds delay) { m_delay = delay; }
    /// From now on every read is an error.
    void setFailing(bool failing) { m_failing = failing; }
    /// This part of the level counts as damaged.
    void damage(int level, const PixelRect &rect) { m_damage.push_back({level, rect}); }

    struct Read {
        int level;
        PixelRect rect;
    };
    int reads() const { return m_reads; }
    std::vector<Read> readsInOrder() const
    {
        const std::lock_guard lock(m_mutex);
        return m_order;
    }
    bool wasReadOn(std::thread::id thread) const
    {
        const std::lock_guard lock(m_mutex);
        return m_threads.contains(thread);
    }

private:
    static SlideFacts factsOf(const PatternOptions &options)
    {
        SlideFacts facts;
        facts.path = "/pattern.svs";
        facts.vendor = "pattern";
        facts.mpp = options.mpp;
        facts.colourProfile = options.colourProfile;
        facts.fingerprint = options.fingerprint;
        double downsample = 1;
        for (int level = 0; level < options.levels; ++level) {
            const auto side = [&](int64_t pixels) {
                return std::max<int64_t>(1, static_cast<int64_t>(static_cast<double>(pixels) / downsample));
            };
            facts.levels.push_back({side(options.width), side(options.height), downsample, options.tile, options.tile});
            downsample *= options.step;
        }
        return facts;
    }

    Pixels pixelsOf(int level, const PixelRect &rect) const
    {
        const SlideLevel &size = facts().levels[static_cast<std::size_t>(level)];
        const auto step = static_cast<int64_t>(size.downsample);
        Pixels pixels = Pixels::filled(static_cast<int>(rect.width), static_cast<int>(rect.height), facts().background);
        for (int row = 0; row < pixels.height; ++row) {
            const int64_t y = rect.y + row;
            if (y < 0 || y >= size.height)
                continue;
            uint32_t *out = pixels.row(row);
            for (int column = 0; column < pixels.width; ++column) {
                const int64_t x = rect.x + column;
                if (x >= 0 && x < size.width)
                    out[column] = colourAt(level, x * step, y * step);
            }
        }
        return pixels;
    }

    std::vector<PixelRect> damagedIn(int level, const PixelRect &rect) const
    {
        std::vector<PixelRect> found;
        for (const Read &damage : m_damage) {
            const PixelRect &bad = damage.rect;
            if (damage.level == level && bad.x < rect.x + rect.width && bad.x + bad.width > rect.x &&
                bad.y < rect.y + rect.height && bad.y + bad.height > rect.y)
                found.push_back(bad);
        }
        return found;
    }

    std::atomic<std::chrono::milliseconds> m_delay;
    std::atomic<bool> m_failing = false;
    std::vector<Read> m_damage;
    mutable std::atomic<int> m_reads = 0;
    mutable std::mutex m_mutex;
    mutable std::set<std::thread::id> m_threads;
    mutable std::vector<Read> m_order;
};

} // namespace tessera::testing
