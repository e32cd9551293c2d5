#include "viewer/tiles/tilecache.h"

namespace tessera {

TileCache::TileCache(std::shared_ptr<TileStore> store, const TileLayout &layout)
    : m_store(std::move(store)), m_slide(m_store->addSlide(layout))
{
}

TileCache::~TileCache() { m_store->removeSlide(m_slide); }

} // namespace tessera
