#pragma once
#include "viewer/colour/slidecolour.h"
#include "viewer/slide/slidesource.h"
#include "viewer/tiles/tilecache.h"

#include <memory>
#include <mutex>

namespace tessera {

/// Of the longest side of the whole slide's small picture. An image without a pyramid has to be read as a whole anyway,
/// and its picture may be all that is shown for long: it is larger.
int overviewSide(const SlideFacts &facts);

/// A slide with its grid, its colours, the tiles decoded so far and its overview. Shared by all views of the slide.
struct SlideTiles {
    /// `display` may be null, for sRGB.
    SlideTiles(std::shared_ptr<const SlideSource> source, std::shared_ptr<TileStore> store,
               std::shared_ptr<const DisplayProfile> display = nullptr);
    /// With a store of its own.
    SlideTiles(std::shared_ptr<const SlideSource> source, std::size_t cacheBytes);

    /// What tiles are read from.
    std::shared_ptr<const SlideSource> slide() const;
    /// The same file has been opened again, perhaps because it was gone in between: it is read through this source from
    /// now on, and what could not be read is forgotten.
    void reopen(std::shared_ptr<const SlideSource> source);

    /// The whole slide, small, as read; null until somebody has read it. Any thread.
    std::shared_ptr<const Pixels> overview() const;
    void setOverview(std::shared_ptr<const Pixels> overview);

    const TileLayout layout;
    SlideColour colour;
    TileCache cache;

private:
    mutable std::mutex m_mutex;
    std::shared_ptr<const SlideSource> m_slide;
    std::shared_ptr<const Pixels> m_overview;
};

} // namespace tessera
