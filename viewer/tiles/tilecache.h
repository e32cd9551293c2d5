#pragma once
#include "base/pixels.h"
#include "viewer/tiles/tilekey.h"

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <unordered_map>

namespace tessera {

/// Decoded pixels of a tile, shared by cache, painter and whoever else holds it: dropped from the cache it lives on
/// until the last of them lets go. `damaged`: part of it could not be read and shows the slide's background.
struct Tile {
    std::shared_ptr<const Pixels> pixels;
    bool damaged = false;
};

/// A quarter of the machine's memory, at most 2 GiB.
std::size_t defaultCacheBytes();

/// Tiles of one slide, the least recently used dropped first. bytes() never exceeds the budget, not for a moment; a
/// tile larger than the whole budget is not kept. Any thread may call any function; no lock is held while decoding.
class TileCache {
public:
    explicit TileCache(std::size_t budgetBytes = defaultCacheBytes());

    /// Makes it the most recently used.
    std::optional<Tile> find(const TileKey &key);
    /// Does not count as use.
    bool contains(const TileKey &key) const;
    void insert(const TileKey &key, Tile tile);

    void setBudget(std::size_t bytes);
    std::size_t budget() const;
    std::size_t bytes() const;
    std::size_t count() const;

private:
    struct Entry {
        TileKey key;
        Tile tile;
    };
    void dropUntil(std::size_t bytes);

    mutable std::mutex m_mutex;
    std::size_t m_budget;
    std::size_t m_bytes = 0;
    std::list<Entry> m_entries; ///< most recently used first
    std::unordered_map<TileKey, std::list<Entry>::iterator> m_byKey;
};

} // namespace tessera
