#include "viewer/tiles/tilecache.h"

#include <unistd.h>

#include <algorithm>
#include <cstdint>

namespace tessera {

std::size_t defaultCacheBytes()
{
    constexpr uint64_t most = uint64_t{2} << 30;
    const long pages = sysconf(_SC_PHYS_PAGES);
    const long pageSize = sysconf(_SC_PAGESIZE);
    if (pages <= 0 || pageSize <= 0)
        return most / 4;
    return static_cast<std::size_t>(std::min(static_cast<uint64_t>(pages) * static_cast<uint64_t>(pageSize) / 4, most));
}

TileCache::TileCache(std::size_t budgetBytes) : m_budget(budgetBytes) {}

std::optional<Tile> TileCache::find(const TileKey &key)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_byKey.find(key);
    if (found == m_byKey.end())
        return std::nullopt;
    m_entries.splice(m_entries.begin(), m_entries, found->second);
    return found->second->tile;
}

bool TileCache::contains(const TileKey &key) const
{
    const std::lock_guard lock(m_mutex);
    return m_byKey.contains(key);
}

void TileCache::insert(const TileKey &key, Tile tile)
{
    const std::size_t size = tile.pixels->bytes();
    const std::lock_guard lock(m_mutex);
    if (const auto found = m_byKey.find(key); found != m_byKey.end()) {
        m_bytes -= found->second->tile.pixels->bytes();
        m_entries.erase(found->second);
        m_byKey.erase(found);
    }
    if (size > m_budget)
        return;
    dropUntil(m_budget - size);
    m_entries.push_front({key, std::move(tile)});
    m_byKey.emplace(key, m_entries.begin());
    m_bytes += size;
}

void TileCache::setBudget(std::size_t bytes)
{
    const std::lock_guard lock(m_mutex);
    m_budget = bytes;
    dropUntil(bytes);
}

std::size_t TileCache::budget() const
{
    const std::lock_guard lock(m_mutex);
    return m_budget;
}

std::size_t TileCache::bytes() const
{
    const std::lock_guard lock(m_mutex);
    return m_bytes;
}

std::size_t TileCache::count() const
{
    const std::lock_guard lock(m_mutex);
    return m_entries.size();
}

void TileCache::dropUntil(std::size_t bytes)
{
    while (m_bytes > bytes) {
        const Entry &oldest = m_entries.back();
        m_bytes -= oldest.tile.pixels->bytes();
        m_byKey.erase(oldest.key);
        m_entries.pop_back();
    }
}

} // namespace tessera
