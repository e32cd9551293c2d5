#include "viewer/tiles/slidetiles.h"

namespace tessera {

int overviewSide(const SlideFacts &facts) { return facts.levels.size() > 1 ? 1024 : 2048; }

SlideTiles::SlideTiles(std::shared_ptr<const SlideSource> source, std::shared_ptr<TileStore> store,
                       std::shared_ptr<const DisplayProfile> display)
    : layout(source->facts()), colour(source->facts().colourProfile, std::move(display)),
      cache(std::move(store), layout), m_slide(std::move(source))
{
}

SlideTiles::SlideTiles(std::shared_ptr<const SlideSource> source, std::size_t cacheBytes)
    : SlideTiles(std::move(source), std::make_shared<TileStore>(cacheBytes))
{
}

std::shared_ptr<const SlideSource> SlideTiles::slide() const
{
    const std::lock_guard lock(m_mutex);
    return m_slide;
}

void SlideTiles::reopen(std::shared_ptr<const SlideSource> source)
{
    {
        const std::lock_guard lock(m_mutex);
        m_slide.swap(source);
        m_overview.reset();
    }
    cache.forgetDamaged();
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
