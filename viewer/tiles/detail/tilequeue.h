#pragma once
#include "viewer/tiles/tilescheduler.h"

#include <condition_variable>
#include <mutex>
#include <optional>
#include <set>
#include <stop_token>
#include <unordered_map>
#include <utility>

namespace tessera::detail {

/// One call of TileScheduler::request. Everything but `closing` and `closed` belongs to the queue's lock.
struct TileRequest {
    std::shared_ptr<SlideTiles> tiles;
    TileArrived arrived;
    int64_t generation = 0;
    std::vector<WantedTile> waiting;                  ///< the most urgent last
    std::unordered_map<TileKey, TileUse> outstanding; ///< waiting, or being read for this or another request

    std::mutex closing; ///< held while `arrived` runs
    bool closed = false;
};

/// A tile to read, or to show in other colours.
struct TileWork {
    std::shared_ptr<SlideTiles> tiles;
    TileKey key;
    TileUse use;
};

/// What came of it.
struct TileOutcome {
    std::optional<Tile> tile; ///< empty: it was wanted for its colours alone, and the cache does not hold it any more
    bool decoded = false;
    bool recoloured = false;
};

/// What the scheduler, its handles and its workers share: the live requests and the tiles being read. Lock order:
/// queue, then cache; callbacks run with neither.
class TileQueue {
public:
    std::shared_ptr<TileRequest> add(std::shared_ptr<SlideTiles> tiles, std::vector<WantedTile> wanted,
                                     TileArrived arrived);
    /// See WantedTiles.
    void remove(const std::shared_ptr<TileRequest> &request);
    TileStatistics statistics() const;

    /// A worker's life.
    void work(std::stop_token token);

private:
    using InProgress = std::pair<const SlideTiles *, TileKey>;
    using Waiting = std::vector<std::shared_ptr<TileRequest>>;

    std::optional<TileWork> takeMostUrgent();
    bool prepareNext(TileRequest &request) const;
    bool mayReadAhead() const;
    void read(const TileWork &work);
    std::optional<Waiting> finish(const TileWork &work, const TileOutcome &outcome);
    Waiting takeWaiting(const TileWork &work, const TileOutcome &outcome);

    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::vector<std::shared_ptr<TileRequest>> m_requests; ///< the newest last
    std::set<InProgress> m_inProgress;
    int64_t m_lastGeneration = 0;
    TileStatistics m_statistics;
};

} // namespace tessera::detail
