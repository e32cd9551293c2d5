#pragma once
#include "viewer/slide/detail/decodeimage.h"
#include "viewer/slide/slidesource.h"

namespace tessera::detail {

/// A plain picture as a slide of one level. It has no tiles, so it is decoded once, when it is opened.
class ImageSource : public SlideSource {
public:
    ImageSource(SlideFacts facts, Pixels pixels) : SlideSource(std::move(facts)), m_pixels(std::move(pixels)) {}

    /// Errors: notASlide, slideDamaged.
    static Result<std::shared_ptr<const SlideSource>> open(const std::filesystem::path &path, int64_t fileSize,
                                                           const SlideOptions &options, const std::string &fingerprint);

    Result<SlideRegion> read(int level, const PixelRect &rect) const override;
    Result<Pixels> readAssociated(const std::string &name) const override;

private:
    Pixels m_pixels;
};

} // namespace tessera::detail
