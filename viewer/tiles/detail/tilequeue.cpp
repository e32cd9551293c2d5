#include "viewer/tiles/detail/tilequeue.h"

#include <algorithm>

namespace tessera::detail {
namespace {

/// Tiles that may be read ahead and never be seen: so many, and one more for each `usedForEachUnused` that were seen.
constexpr int64_t freelyUnused = 32;
constexpr int64_t usedForEachUnused = 5;

bool isMoreUrgent(const WantedTile &a, const WantedTile &b)
{
    return a.use != b.use ? a.use < b.use : a.distance < b.distance;
}

bool isSeen(TileUse use) { return use == TileUse::standIn || use == TileUse::visible; }

/// True when the tile was changed.
bool recolour(Tile &tile, const NumberedTransform &colour)
{
    if (tile.colour == colour.number)
        return false;
    tile.recoloured = colour.transform->isIdentity()
                          ? nullptr
                          : std::make_shared<const Pixels>(colour.transform->applied(*tile.pixels));
    tile.colour = colour.number;
    return true;
}

Tile decode(const SlideTiles &tiles, const TileKey &key)
{
    const PixelRect rect = tiles.layout.rectOf(key);
    const std::shared_ptr<const SlideSource> slide = tiles.slide();
    Result<SlideRegion> region = slide->read(key.level, rect);
    if (!region) {
        const uint32_t background = slide->facts().background;
        return {std::make_shared<const Pixels>(
                    Pixels::filled(static_cast<int>(rect.width), static_cast<int>(rect.height), background)),
                true};
    }
    return {std::make_shared<const Pixels>(std::move(region->pixels)), !region->damaged.empty()};
}

} // namespace

std::shared_ptr<TileRequest> TileQueue::add(std::shared_ptr<SlideTiles> tiles, std::vector<WantedTile> wanted,
                                            TileArrived arrived)
{
    auto request = std::make_shared<TileRequest>();
    request->tiles = std::move(tiles);
    request->arrived = std::move(arrived);
    std::stable_sort(wanted.begin(), wanted.end(), [](const auto &a, const auto &b) { return isMoreUrgent(b, a); });

    const int64_t colour = request->tiles->colour.currentNumber();
    const std::lock_guard lock(m_mutex);
    request->generation = ++m_lastGeneration;
    // From the least to the most urgent: what is most urgent is then the last that the cache would drop.
    for (const WantedTile &tile : wanted) {
        const std::optional<Tile> kept = request->tiles->cache.find(tile.key);
        const bool cached = kept.has_value();
        if (isSeen(tile.use)) {
            ++m_statistics.needed;
            m_statistics.hits += cached ? 1 : 0;
            m_statistics.used += cached && request->tiles->cache.isFirstUse(tile.key) ? 1 : 0;
        }
        const bool ready = cached && kept->colour == colour;
        if (!ready && request->outstanding.emplace(tile.key, tile.use).second)
            request->waiting.push_back(tile);
    }
    m_requests.push_back(request);
    m_changed.notify_all();
    return request;
}

void TileQueue::remove(const std::shared_ptr<TileRequest> &request)
{
    {
        const std::lock_guard lock(m_mutex);
        std::erase(m_requests, request);
        for (const WantedTile &tile : request->waiting) {
            if (request->outstanding.contains(tile.key))
                ++m_statistics.cancelled;
        }
        request->waiting.clear();
    }
    const std::lock_guard lock(request->closing);
    request->closed = true;
}

TileStatistics TileQueue::statistics() const
{
    const std::lock_guard lock(m_mutex);
    TileStatistics statistics = m_statistics;
    for (const auto &request : m_requests)
        statistics.waiting += static_cast<int64_t>(request->waiting.size());
    return statistics;
}

void TileQueue::work(std::stop_token token)
{
    while (true) {
        std::optional<TileWork> work;
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, token, [&] {
                work = takeMostUrgent();
                return work.has_value();
            });
        }
        if (!work || token.stop_requested())
            return;
        read(*work);
    }
}

/// Leaves the most urgent tile that nobody is reading yet at the end of `waiting`; false when there is none.
bool TileQueue::prepareNext(TileRequest &request) const
{
    while (!request.waiting.empty()) {
        const TileKey key = request.waiting.back().key;
        if (request.outstanding.contains(key) && !m_inProgress.contains({request.tiles.get(), key}))
            return true;
        request.waiting.pop_back();
    }
    return false;
}

/// As long as most of what was read ahead came in useful.
bool TileQueue::mayReadAhead() const
{
    const int64_t unused = m_statistics.decoded - m_statistics.used + static_cast<int64_t>(m_inProgress.size());
    return unused < freelyUnused + m_statistics.used / usedForEachUnused;
}

std::optional<TileWork> TileQueue::takeMostUrgent()
{
    TileRequest *best = nullptr;
    for (const auto &request : m_requests) {
        // The use decides first: what is seen anywhere comes before any prefetching.
        if (prepareNext(*request) && (!best || request->waiting.back().use <= best->waiting.back().use))
            best = request.get();
    }
    if (!best)
        return std::nullopt;
    if (best->waiting.back().use == TileUse::prefetch && !mayReadAhead())
        return std::nullopt;
    TileWork work{best->tiles, best->waiting.back().key, best->waiting.back().use};
    best->waiting.pop_back();
    m_inProgress.insert({work.tiles.get(), work.key});
    return work;
}

void TileQueue::read(const TileWork &work)
{
    TileOutcome outcome{work.tiles->cache.find(work.key)};
    if (!outcome.tile && work.use != TileUse::recolour) {
        outcome.tile = decode(*work.tiles, work.key);
        outcome.decoded = true;
    }
    std::optional<Waiting> waited;
    do {
        if (outcome.tile)
            outcome.recoloured = recolour(*outcome.tile, work.tiles->colour.current()) || outcome.recoloured;
        if (outcome.decoded || outcome.recoloured)
            work.tiles->cache.insert(work.key, *outcome.tile);
        waited = finish(work, outcome);
    } while (!waited);
    if (!outcome.tile)
        return;
    for (const auto &request : *waited) {
        const std::lock_guard lock(request->closing);
        if (!request->closed)
            request->arrived(work.key);
    }
}

/// Returns the requests that waited for the tile; nothing when its colours have changed meanwhile, and it is not
/// finished.
std::optional<TileQueue::Waiting> TileQueue::finish(const TileWork &work, const TileOutcome &outcome)
{
    const std::lock_guard lock(m_mutex);
    // Who asks after a change of colours finds the tile in progress, and is served by it.
    if (outcome.tile && outcome.tile->colour != work.tiles->colour.currentNumber())
        return std::nullopt;
    m_inProgress.erase({work.tiles.get(), work.key});
    if (outcome.decoded) {
        ++m_statistics.decoded;
        m_statistics.damaged += outcome.tile->damaged ? 1 : 0;
        m_statistics.bytes += outcome.tile->pixels->bytes();
    } else if (outcome.recoloured) {
        ++m_statistics.recoloured;
    }
    return takeWaiting(work, outcome);
}

TileQueue::Waiting TileQueue::takeWaiting(const TileWork &work, const TileOutcome &outcome)
{
    Waiting waited;
    bool seen = false;
    for (const auto &request : m_requests) {
        if (request->tiles != work.tiles)
            continue;
        const auto found = request->outstanding.find(work.key);
        if (found == request->outstanding.end())
            continue;
        if (!outcome.tile && found->second != TileUse::recolour) {
            request->waiting.push_back({work.key, found->second}); // it has to be read after all
            m_changed.notify_all();
            continue;
        }
        seen = seen || isSeen(found->second);
        request->outstanding.erase(found);
        waited.push_back(request);
    }
    if (seen && outcome.decoded) {
        ++m_statistics.used;
        work.tiles->cache.isFirstUse(work.key); // counted here, also where the cache did not keep it
    }
    return waited;
}

} // namespace tessera::detail
