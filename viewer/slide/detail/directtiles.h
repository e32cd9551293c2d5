#pragma once
#include "base/pixels.h"
#include "viewer/slide/detail/handlepool.h"
#include "viewer/slide/detail/jpegtiles.h"
#include "viewer/slide/slidesource.h"

#include <memory>
#include <optional>
#include <vector>

namespace tessera::detail {

/// The levels of a slide whose JPEG tiles are decoded without OpenSlide. Functions may be called from any thread,
/// except drop().
class DirectTiles {
public:
    /// No level at all.
    DirectTiles();
    ~DirectTiles();
    DirectTiles(const DirectTiles &) = delete;
    DirectTiles &operator=(const DirectTiles &) = delete;

    /// The TIFF directories that are levels of this slide, by size and tile size; for formats where OpenSlide does
    /// nothing else than laying tiles side by side.
    static std::unique_ptr<DirectTiles> find(const SlideFacts &facts);

    /// These levels of a file, where they have a value.
    static std::unique_ptr<DirectTiles> of(const std::filesystem::path &path,
                                           std::vector<std::optional<JpegTileLevel>> levels);

    bool has(int level) const;
    const JpegTileLevel &level(int level) const { return *m_levels[static_cast<std::size_t>(level)]; }
    /// Leaves this level to OpenSlide from now on.
    void drop(int level) { m_levels[static_cast<std::size_t>(level)].reset(); }

    /// Reads `inside` (what of the region's rectangle `rect` lies in the level) into `region`. Damaged tiles are set to
    /// `background` and named in the region. Returns the parts that are left for OpenSlide.
    std::vector<PixelRect> read(int level, const PixelRect &rect, const PixelRect &inside, uint32_t background,
                                SlideRegion &region);

private:
    TileOutcome readTile(JpegTileDecoder &decoder, const JpegTileLevel &level, const PixelRect &rect,
                         const PixelRect &tile, const PixelRect &part, SlideRegion &region);

    int m_descriptor = -1; // reads are positioned, so that threads share it
    std::vector<std::optional<JpegTileLevel>> m_levels;
    HandlePool<JpegTileDecoder> m_decoders;
};

} // namespace tessera::detail
