#include "viewer/slide/slidesource.h"

#include "base/readfile.h"
#include "base/text.h"
#include "viewer/slide/detail/dicomsource.h"
#include "viewer/slide/detail/guardedsource.h"
#include "viewer/slide/detail/imagesource.h"
#include "viewer/slide/detail/openslidesource.h"
#include "viewer/slide/detail/tiffdirectory.h"
#include "viewer/slide/detail/tiffpyramid.h"
#include "viewer/slide/detail/tiffsource.h"
#include "viewer/slide/filekind.h"
#include "viewer/slide/fingerprint.h"

#include <openslide/openslide.h>

#include <array>
#include <charconv>
#include <string_view>

namespace tessera {
namespace {

/// Whether this OpenSlide is 4.0.1 or later, where BIF is safe.
bool readsVentanaSafely()
{
    const std::string_view text = openslide_get_version();
    const char *position = text.data();
    const char *const end = text.data() + text.size();
    std::array<int, 3> version{};
    for (int &part : version) {
        position = std::from_chars(position, end, part).ptr;
        if (position != end)
            ++position;
    }
    return version >= std::array{4, 0, 1};
}

/// Formats that only look like TIFF to libtiff (NDPI beyond 4 GB), or that OpenSlide does not read by it.
bool readsOtherwise(std::string_view vendor)
{
    return !vendor.empty() && vendor != "aperio" && vendor != "generic-tiff";
}

/// OpenSlide where it sees all of the slide; else libtiff, by parts; else the whole picture at once.
Result<std::shared_ptr<const SlideSource>> openTiffSlide(const std::filesystem::path &path, int64_t size,
                                                         const SlideOptions &options, const std::string &fingerprint)
{
    Result<detail::TiffStructure> structure = detail::readTiffStructure(path, size);
    if (!structure && !readsOtherwise(detail::vendorOf(path)))
        return passOn(std::move(structure.error()));
    auto slide = detail::OpenSlideSource::open(path, options, fingerprint);
    if (!structure)
        return slide;
    detail::TiffPyramid pyramid = detail::pyramidOf(std::move(*structure));
    const bool isBetter =
        slide ? detail::showsMoreThanOpenSlide(pyramid, (*slide)->facts()) : detail::isWorthReadingByParts(pyramid);
    if (isBetter)
        return detail::TiffSource::open(path, std::move(pyramid), options, fingerprint);
    if (!slide && slide.error().code == ErrorCode::notASlide)
        return detail::ImageSource::open(path, size, options, fingerprint);
    return slide;
}

Result<std::shared_ptr<const SlideSource>> openByFormat(const std::filesystem::path &path, int64_t size,
                                                        const SlideOptions &options, const std::string &fingerprint)
{
    if (detail::isDicom(path))
        return detail::DicomSource::open(path, options, fingerprint);
    if (detail::isTiff(path))
        return openTiffSlide(path, size, options, fingerprint);
    auto slide = detail::OpenSlideSource::open(path, options, fingerprint);
    if (!slide && slide.error().code == ErrorCode::notASlide)
        return detail::ImageSource::open(path, size, options, fingerprint);
    return slide;
}

} // namespace

Result<std::shared_ptr<const SlideSource>> openSlide(const std::filesystem::path &path, const SlideOptions &options)
{
    if (options.userMpp && !isPlausibleMpp(*options.userMpp))
        return fail(ErrorCode::mppImplausible, formatted(*options.userMpp));
    const Result<int64_t> size = checkedFileSize(path);
    if (!size)
        return passOn(size.error());
    if (options.hostileFormats == HostileFormats::refuse && !readsVentanaSafely() &&
        detail::vendorOf(path) == "ventana")
        return fail(ErrorCode::slideNeedsPermission, displayed(path),
                    std::string("a Ventana BIF file can take over this program through OpenSlide ") +
                        openslide_get_version());
    const Result<std::string> fingerprint = fingerprintOf(path);
    if (!fingerprint)
        return passOn(fingerprint.error());
    if (isIndexOfMissingSlide(path))
        return notASlide(path);

    auto slide = openByFormat(path, *size, options, *fingerprint);
    if (!slide)
        return slide;
    return std::make_shared<const detail::GuardedSource>(std::move(*slide), [=] {
        const Result<int64_t> sizeNow = checkedFileSize(path);
        if (!sizeNow)
            return Result<std::shared_ptr<const SlideSource>>(passOn(sizeNow.error()));
        return openByFormat(path, *sizeNow, options, *fingerprint);
    });
}

int levelForDownsample(const SlideFacts &facts, double downsample)
{
    // Levels are rounded to whole pixels: a downsample of 2.0005 or 4.016 is meant to be 2 or 4.
    constexpr double tolerance = 1.01;
    int best = 0;
    for (std::size_t i = 0; i < facts.levels.size(); ++i) {
        const double candidate = facts.levels[i].downsample;
        if (candidate <= downsample * tolerance && candidate > facts.levels[static_cast<std::size_t>(best)].downsample)
            best = static_cast<int>(i);
    }
    return best;
}

} // namespace tessera
