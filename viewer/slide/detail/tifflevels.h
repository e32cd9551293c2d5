#pragma once
#include "viewer/slide/detail/blockcache.h"
#include "viewer/slide/detail/handlepool.h"
#include "viewer/slide/detail/sampledisplay.h"
#include "viewer/slide/detail/tiffblocks.h"
#include "viewer/slide/detail/tiffpyramid.h"
#include "viewer/slide/slidesource.h"

#include <memory>
#include <vector>

namespace tessera::detail {

/// The planes of one level, each open in a handle of its own. One thread at a time.
struct OpenPlanes {
    std::vector<std::unique_ptr<TiffBlocks>> planes;

    /// Errors: those of TiffBlocks::open.
    static Result<std::unique_ptr<OpenPlanes>> open(const std::filesystem::path &path, const TiffLevel &level);

    struct Block {
        BlockOutcome outcome = BlockOutcome::damaged;
        Pixels pixels; ///< where it was decoded
    };
    Block read(int64_t column, int64_t row, const SampleDisplay &display);
};

/// The levels of a TIFF as libtiff decodes them. Any thread.
class TiffLevels {
public:
    TiffLevels(std::filesystem::path path, std::vector<TiffLevel> levels, SampleDisplay display);

    TiffLevels(const TiffLevels &) = delete;
    TiffLevels &operator=(const TiffLevels &) = delete;

    /// Opens every level for the first call, so that a file that is cut off later is still read where it is sound.
    /// Errors: those of TiffBlocks::open.
    Result<void> openOnce();

    const TiffLevel &level(int level) const { return m_levels[static_cast<std::size_t>(level)]; }

    /// Reads the parts (which lie in the level) into the region of the rectangle `rect`. Blocks that were left out stay
    /// as they are; damaged ones are named in the region. Errors: fileMissing and the like.
    Result<void> read(int level, const PixelRect &rect, const std::vector<PixelRect> &parts, SlideRegion &region);

private:
    void readBlock(OpenPlanes &planes, const BlockCache::Key &key, const PixelRect &rect, const PixelRect &block,
                   const PixelRect &part, SlideRegion &region);

    std::filesystem::path m_path;
    std::vector<TiffLevel> m_levels;
    SampleDisplay m_display;
    BlockCache m_cache;
    std::vector<std::unique_ptr<HandlePool<OpenPlanes>>> m_handles; // beside m_levels
};

} // namespace tessera::detail
