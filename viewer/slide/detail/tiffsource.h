#pragma once
#include "viewer/slide/detail/directtiles.h"
#include "viewer/slide/detail/tifflevels.h"
#include "viewer/slide/detail/tiffpyramid.h"
#include "viewer/slide/slidesource.h"

namespace tessera::detail {

/// A TIFF or OME-TIFF that libtiff reads tile by tile; the levels that DirectTiles has are read through it.
class TiffSource : public SlideSource {
public:
    /// Errors: slideUnsupported(path, detail), those of TiffBlocks::open.
    static Result<std::shared_ptr<const SlideSource>> open(const std::filesystem::path &path, TiffPyramid pyramid,
                                                           const SlideOptions &options, const std::string &fingerprint);

    Result<SlideRegion> read(int level, const PixelRect &rect) const override;
    Result<Pixels> readAssociated(const std::string &name) const override;

private:
    TiffSource(SlideFacts facts, std::unique_ptr<DirectTiles> direct, std::unique_ptr<TiffLevels> levels,
               std::vector<TiffAssociated> associated);

    std::unique_ptr<DirectTiles> m_direct; // never null
    std::unique_ptr<TiffLevels> m_levels;
    std::vector<TiffAssociated> m_associated;
};

/// Whether OpenSlide's slide is to be given up for this reader: it sees fewer levels, or shows another picture than the
/// file means (OME-XML, 16 bits).
bool showsMoreThanOpenSlide(const TiffPyramid &pyramid, const SlideFacts &openslide);

/// Whether a TIFF that OpenSlide does not open is better read by parts than as one picture.
bool isWorthReadingByParts(const TiffPyramid &pyramid);

} // namespace tessera::detail
