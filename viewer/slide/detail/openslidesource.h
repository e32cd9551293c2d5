#pragma once
#include "viewer/slide/detail/directtiles.h"
#include "viewer/slide/detail/handlepool.h"
#include "viewer/slide/detail/openslidehandle.h"
#include "viewer/slide/slidesource.h"

namespace tessera::detail {

/// A slide that OpenSlide opened; the levels that DirectTiles has are read through it.
class OpenSlideSource : public SlideSource {
public:
    /// Errors: those of openSlide.
    static Result<std::shared_ptr<const SlideSource>> open(const std::filesystem::path &path,
                                                           const SlideOptions &options, const std::string &fingerprint);

    Result<SlideRegion> read(int level, const PixelRect &rect) const override;
    Result<Pixels> readAssociated(const std::string &name) const override;

private:
    Result<SlideRegion> readFromFiner(int level, const PixelRect &rect, const PixelRect &inside) const;
    OpenSlideSource(SlideFacts facts, std::unique_ptr<DirectTiles> direct, std::unique_ptr<OpenSlideHandle> handle);

    mutable HandlePool<OpenSlideHandle> m_handles;
    std::unique_ptr<DirectTiles> m_direct; // never null
};

} // namespace tessera::detail
