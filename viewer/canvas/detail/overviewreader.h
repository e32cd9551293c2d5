#pragma once
#include "viewer/tiles/slidetiles.h"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>

namespace tessera::detail {

/// A whole slide, small, as it is shown.
struct ShownOverview {
    std::shared_ptr<SlideTiles> of;
    std::shared_ptr<const Pixels> pixels;
    int64_t colour = 0; ///< number of the transform
};

/// Reads the whole slide small, if nobody has yet, and gives it its colours, on its own thread. The slide asked for
/// last wins: a reading in progress is cancelled and not reported.
class OverviewReader {
public:
    /// Called on the reader's thread. A slide that cannot be read has an overview of its background.
    using Finished = std::function<void(ShownOverview)>;

    explicit OverviewReader(Finished finished);
    /// Waits for the reading in progress, which looks at its token strip by strip.
    ~OverviewReader();

    /// At about `longestSide` pixels; what was read stays with the tiles. Waits for the slide's profile, so that the
    /// first pixels have their colours. Null: cancel only.
    void read(std::shared_ptr<SlideTiles> tiles, int longestSide);

private:
    void work(std::stop_token token);

    Finished m_finished;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::shared_ptr<SlideTiles> m_wanted;
    int m_longestSide = 1;
    std::stop_source m_reading;
    std::jthread m_thread; ///< last: joined before the rest goes
};

} // namespace tessera::detail
