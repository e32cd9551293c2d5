#include "viewer/tiles/tileengine.h"

namespace tessera {
namespace {

/// The user's mpp may differ: it changes no pixel, and each view keeps its own source for facts.
bool areSamePixels(const SlideSource &a, const SlideSource &b)
{
    const SlideFacts &one = a.facts();
    const SlideFacts &other = b.facts();
    return &a == &b || (!one.fingerprint.empty() && one.fingerprint == other.fingerprint && one.path == other.path);
}

} // namespace

TileEngine::TileEngine(std::size_t cacheBytes, int workers)
    : m_store(std::make_shared<TileStore>(cacheBytes)), m_scheduler(workers)
{
}

std::shared_ptr<SlideTiles> TileEngine::tilesOf(const std::shared_ptr<const SlideSource> &slide)
{
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_slides, [](const auto &tiles) { return tiles.expired(); });
    for (const auto &known : m_slides) {
        std::shared_ptr<SlideTiles> tiles = known.lock();
        const std::shared_ptr<const SlideSource> opened = tiles ? tiles->slide() : nullptr;
        if (!opened || !areSamePixels(*opened, *slide))
            continue;
        if (opened != slide)
            tiles->reopen(slide);
        return tiles;
    }
    auto tiles = std::make_shared<SlideTiles>(slide, m_store, m_display);
    m_slides.push_back(tiles);
    return tiles;
}

void TileEngine::setDisplay(std::shared_ptr<const DisplayProfile> display)
{
    const std::lock_guard lock(m_mutex);
    m_display = std::move(display);
    for (const auto &known : m_slides)
        if (const std::shared_ptr<SlideTiles> tiles = known.lock())
            tiles->colour.setDisplay(m_display);
}

} // namespace tessera
