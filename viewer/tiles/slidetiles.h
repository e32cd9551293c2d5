#pragma once
#include "viewer/colour/slidecolour.h"
#include "viewer/slide/slidesource.h"
#include "viewer/tiles/tilecache.h"

#include <memory>
#include <mutex>

namespace tessera {

/// A slide with its grid, its colours, the tiles decoded so far and its overview. Shared by all views of the slide.
struct SlideTiles {
    SlideTiles(std::shared_ptr<const SlideSource> source, std::shared_ptr<TileStore> store);
    /// With a store of its own.
    SlideTiles(std::shared_ptr<const SlideSource> source, std::size_t cacheBytes);

    /// The whole slide, small, as read; null until somebody has read it. Any thread.
    std::shared_ptr<const Pixels> overview() const;
    void setOverview(std::shared_ptr<const Pixels> overview);

    std::shared_ptr<const SlideSource> slide;
    TileLayout layout;
    SlideColour colour;
    TileCache cache;

private:
    mutable std::mutex m_mutex;
    std::shared_ptr<const Pixels> m_overview;
};

} // namespace tessera
