#pragma once
#include "viewer/tiles/tilestore.h"

namespace tessera {

/// The tiles of one slide in a store; they leave it when the cache is destroyed. Any thread may call any function.
class TileCache {
public:
    TileCache(std::shared_ptr<TileStore> store, const TileLayout &layout);
    ~TileCache();
    TileCache(const TileCache &) = delete;
    TileCache &operator=(const TileCache &) = delete;

    /// See TileStore.
    std::optional<Tile> find(const TileKey &key) { return m_store->find(m_slide, key); }
    bool contains(const TileKey &key) const { return m_store->contains(m_slide, key); }
    void insert(const TileKey &key, Tile tile) { m_store->insert(m_slide, key, std::move(tile)); }
    std::vector<TileKey> tilesOfOtherColour(int64_t colour) const
    {
        return m_store->tilesOfOtherColour(m_slide, colour);
    }
    void forgetDamaged() { m_store->forgetDamaged(m_slide); }
    bool isFirstUse(const TileKey &key) { return m_store->isFirstUse(m_slide, key); }
    void setFocus(const TileFocus &focus) { m_store->setFocus(m_slide, focus); }

    /// Of all slides together.
    std::size_t budget() const { return m_store->budget(); }
    /// Of this slide.
    std::size_t bytes() const { return m_store->bytes(m_slide); }

private:
    std::shared_ptr<TileStore> m_store;
    SlideNumber m_slide;
};

} // namespace tessera
