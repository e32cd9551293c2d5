#pragma once
#include "viewer/tiles/slidetiles.h"
#include "viewer/tiles/tileplan.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <thread>
#include <vector>

namespace tessera {

/// Since the scheduler was made.
struct TileStatistics {
    int64_t needed = 0;     ///< stand-in and visible tiles asked for, each time a view asked
    int64_t hits = 0;       ///< of those, in the cache already
    int64_t decoded = 0;    ///< tiles read
    int64_t recoloured = 0; ///< tiles in the cache that were shown in other colours, nothing read
    int64_t used = 0;       ///< of those, in a view when they came, or asked for by one later
    int64_t damaged = 0;    ///< of those, not readable or only in part
    int64_t cancelled = 0;  ///< asked for, dropped before they were started
    int64_t waiting = 0;    ///< not started yet, at this moment
    std::size_t bytes = 0;  ///< decoded, all in all
};

namespace detail {
class TileQueue;
struct TileRequest;
} // namespace detail

/// Handle of a request. Destroying it takes back what has not been started and waits for a callback that is running
/// (never for a read): afterwards the callback is not called again. So it must not be destroyed by its own callback.
class WantedTiles {
public:
    WantedTiles() = default;
    WantedTiles(WantedTiles &&other) noexcept = default;
    WantedTiles &operator=(WantedTiles &&other) noexcept;
    ~WantedTiles();

private:
    friend class TileScheduler;
    WantedTiles(std::shared_ptr<detail::TileQueue> queue, std::shared_ptr<detail::TileRequest> request);
    void release();

    std::shared_ptr<detail::TileQueue> m_queue;
    std::shared_ptr<detail::TileRequest> m_request;
};

/// Called on a worker thread, once for each tile that has come into the cache. Must be short.
using TileArrived = std::function<void(const TileKey &)>;

/// Decodes wanted tiles into their cache on its own threads. What is read next is decided when a thread is free:
/// by use (stand-in, visible, prefetch), then the newer request, then the distance from the centre. A tile is never
/// read twice at the same time, and arrives in the colours that are the slide's when it does. A tile that cannot be
/// read arrives as background, marked damaged. All functions may be called from any thread; the destructor waits for
/// the reads in progress.
class TileScheduler {
public:
    /// One core stays free for the thread that paints: min(cores - 1, 4), at least 1.
    static int defaultWorkers();

    explicit TileScheduler(int workers = defaultWorkers());
    ~TileScheduler();

    /// Asks for what of `wanted` the cache does not hold yet, or not in the present colours. To replace one view by the
    /// next, assign over the old handle: a tile that both want stays wanted all the time.
    [[nodiscard]] WantedTiles request(std::shared_ptr<SlideTiles> tiles, const std::vector<WantedTile> &wanted,
                                      TileArrived arrived);

    TileStatistics statistics() const;

private:
    std::shared_ptr<detail::TileQueue> m_queue;
    std::vector<std::jthread> m_workers; ///< last: joined before the queue goes
};

} // namespace tessera
