#pragma once
#include "viewer/slide/slidesource.h"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>

namespace tessera::detail {

/// Reads the whole slide small, on its own thread. The slide asked for last wins: a reading in progress is cancelled
/// and not reported.
class OverviewReader {
public:
    /// Called on the reader's thread. A slide that cannot be read has an overview of its background.
    using Finished = std::function<void(std::shared_ptr<const SlideSource>, Pixels)>;

    explicit OverviewReader(Finished finished);
    /// Waits for the reading in progress, which looks at its token strip by strip.
    ~OverviewReader();

    /// At about `longestSide` pixels. Null: cancel only.
    void read(std::shared_ptr<const SlideSource> slide, int longestSide);

private:
    void work(std::stop_token token);

    Finished m_finished;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::shared_ptr<const SlideSource> m_wanted;
    int m_longestSide = 1;
    std::stop_source m_reading;
    std::jthread m_thread; ///< last: joined before the rest goes
};

} // namespace tessera::detail
