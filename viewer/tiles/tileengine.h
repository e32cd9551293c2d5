#pragma once
#include "viewer/tiles/slidetiles.h"
#include "viewer/tiles/tilescheduler.h"

#include <memory>
#include <mutex>
#include <vector>

namespace tessera {

/// What all views of a program share: one budget for decoded tiles, one set of decoding threads, and each slide's tiles
/// once, however many views show it. Lives as long as its last view. Any thread may call any function.
class TileEngine {
public:
    explicit TileEngine(std::size_t cacheBytes = defaultCacheBytes(), int workers = TileScheduler::defaultWorkers());

    /// The same object for all views of one slide: the same source, or the same file with the same content opened
    /// again.
    std::shared_ptr<SlideTiles> tilesOf(const std::shared_ptr<const SlideSource> &slide);

    /// What all slides are shown on from now on, those that are open too; null is sRGB.
    void setDisplay(std::shared_ptr<const DisplayProfile> display);

    TileStore &store() { return *m_store; }
    TileScheduler &scheduler() { return m_scheduler; }

private:
    std::mutex m_mutex;
    std::vector<std::weak_ptr<SlideTiles>> m_slides;
    std::shared_ptr<const DisplayProfile> m_display;
    std::shared_ptr<TileStore> m_store;
    TileScheduler m_scheduler;
};

} // namespace tessera
