#include "viewer/tiles/slidetiles.h"

namespace tessera {

SlideTiles::SlideTiles(std::shared_ptr<const SlideSource> source, std::shared_ptr<TileStore> store)
    : slide(std::move(source)), layout(slide->facts()), colour(slide->facts().colourProfile),
      cache(std::move(store), layout)
{
}

SlideTiles::SlideTiles(std::shared_ptr<const SlideSource> source, std::size_t cacheBytes)
    : SlideTiles(std::move(source), std::make_shared<TileStore>(cacheBytes))
{
}

std::shared_ptr<const Pixels> SlideTiles::overview() const
{
    const std::lock_guard lock(m_mutex);
    return m_overview;
}

void SlideTiles::setOverview(std::shared_ptr<const Pixels> overview)
{
    const std::lock_guard lock(m_mutex);
    m_overview = std::move(overview);
}

} // namespace tessera
