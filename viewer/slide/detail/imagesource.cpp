#include "viewer/slide/detail/imagesource.h"

#include "base/text.h"
#include "viewer/slide/detail/rects.h"

#include <algorithm>

namespace tessera::detail {

Result<std::shared_ptr<const SlideSource>> ImageSource::open(const std::filesystem::path &path, int64_t fileSize,
                                                             const SlideOptions &options,
                                                             const std::string &fingerprint)
{
    Result<DecodedImage> image = decodeImage(path, fileSize);
    if (!image)
        return passOn(std::move(image.error()));
    SlideFacts facts;
    facts.path = path;
    facts.reader = SlideReaderKind::image;
    facts.vendor = image->format;
    SlideLevel level;
    level.width = image->pixels.width;
    level.height = image->pixels.height;
    facts.levels = {level};
    facts.mpp = image->mpp;
    if (options.userMpp)
        facts.mpp = MicronsPerPixel{*options.userMpp, *options.userMpp, MppSource::user};
    facts.colourProfile = std::move(image->profile);
    facts.fingerprint = fingerprint;
    return std::make_shared<const ImageSource>(std::move(facts), std::move(image->pixels));
}

Result<SlideRegion> ImageSource::read(int, const PixelRect &rect) const
{
    SlideRegion region{Pixels::filled(static_cast<int>(rect.width), static_cast<int>(rect.height), facts().background),
                       {}};
    const PixelRect inside = intersection(rect, {0, 0, m_pixels.width, m_pixels.height});
    for (int64_t y = inside.y; y < inside.y + inside.height; ++y)
        std::copy_n(m_pixels.row(static_cast<int>(y)) + inside.x, inside.width,
                    region.pixels.row(static_cast<int>(y - rect.y)) + (inside.x - rect.x));
    return region;
}

Result<Pixels> ImageSource::readAssociated(const std::string &name) const
{
    return fail(ErrorCode::slideDamaged, displayed(facts().path), "no image \"" + validUtf8(name) + "\"");
}

} // namespace tessera::detail
