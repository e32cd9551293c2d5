#pragma once
#include "base/pixels.h"

#include <cstdint>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <utility>

namespace tessera::detail {

/// Blocks that were decoded last, up to so many bytes. A strip is as wide as its level: without this each tile that is
/// looked at would decode all the strips that it touches. Any thread.
class BlockCache {
public:
    using Key = std::pair<int, int64_t>; ///< level, block
    using Block = std::shared_ptr<const Pixels>;

    explicit BlockCache(std::size_t mostBytes) : m_mostBytes(mostBytes) {}

    /// Null where it is not there.
    Block find(const Key &key)
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_places.find(key);
        if (found == m_places.end())
            return nullptr;
        m_newestFirst.splice(m_newestFirst.begin(), m_newestFirst, found->second);
        return found->second->second;
    }

    void add(const Key &key, Block block)
    {
        const std::lock_guard lock(m_mutex);
        if (m_places.contains(key))
            return;
        m_bytes += block->bytes();
        m_newestFirst.emplace_front(key, std::move(block));
        m_places.emplace(key, m_newestFirst.begin());
        while (m_bytes > m_mostBytes && m_newestFirst.size() > 1) {
            m_bytes -= m_newestFirst.back().second->bytes();
            m_places.erase(m_newestFirst.back().first);
            m_newestFirst.pop_back();
        }
    }

private:
    std::mutex m_mutex;
    std::size_t m_mostBytes;
    std::size_t m_bytes = 0;
    std::list<std::pair<Key, Block>> m_newestFirst;
    std::map<Key, std::list<std::pair<Key, Block>>::iterator> m_places;
};

} // namespace tessera::detail
