#include "viewer/slide/detail/openslidehandle.h"

#include "base/text.h"
#include "viewer/slide/filekind.h"

#include <openslide/openslide.h>
#include <tiffio.h>

#include <mutex>

namespace tessera::detail {
namespace {

// A label or macro is a photograph of a few megapixels; more is a damaged header.
constexpr int64_t largestAssociatedPixels = int64_t{1} << 28;

/// OpenSlide leaves libtiff's handlers as they are, and these print every flaw of a damaged file to standard error;
/// what matters comes back as OpenSlide's error.
void silenceLibtiff()
{
    static std::once_flag once;
    std::call_once(once, [] {
        TIFFSetErrorHandler(nullptr);
        TIFFSetWarningHandler(nullptr);
    });
}

uint32_t over(uint32_t background, uint32_t pixel)
{
    const uint32_t rest = 255 - (pixel >> 24);
    const auto channel = [&](int shift) {
        const uint32_t value = ((pixel >> shift) & 255) + (((background >> shift) & 255) * rest + 127) / 255;
        return (value > 255 ? 255 : value) << shift;
    };
    return 0xFF000000u | channel(16) | channel(8) | channel(0);
}

} // namespace

void OpenSlideHandle::Close::operator()(openslide_t *handle) const { openslide_close(handle); }

Result<std::unique_ptr<OpenSlideHandle>> OpenSlideHandle::open(const std::filesystem::path &path)
{
    silenceLibtiff();
    openslide_t *raw = openslide_open(path.c_str());
    if (!raw)
        return notASlide(path);
    std::unique_ptr<OpenSlideHandle> handle(new OpenSlideHandle(path, raw));
    if (Result<void> checked = handle->check(); !checked)
        return passOn(std::move(checked.error()));
    return handle;
}

Result<void> OpenSlideHandle::check() const
{
    if (const char *error = openslide_get_error(m_handle.get()))
        return fail(ErrorCode::slideDamaged, displayed(m_path), validUtf8(error));
    return {};
}

Result<void> OpenSlideHandle::read(uint32_t *pixels, int level, int64_t x, int64_t y, int64_t width, int64_t height)
{
    openslide_read_region(m_handle.get(), pixels, x, y, level, width, height);
    return check();
}

Result<Pixels> OpenSlideHandle::readAssociated(const std::string &name)
{
    int64_t width = 0;
    int64_t height = 0;
    openslide_get_associated_image_dimensions(m_handle.get(), name.c_str(), &width, &height);
    if (Result<void> checked = check(); !checked)
        return passOn(std::move(checked.error()));
    if (width <= 0 || height <= 0 || width > largestAssociatedPixels / height)
        return fail(ErrorCode::slideDamaged, displayed(m_path), "no image \"" + validUtf8(name) + "\"");
    Pixels pixels = Pixels::filled(static_cast<int>(width), static_cast<int>(height), 0);
    openslide_read_associated_image(m_handle.get(), name.c_str(), pixels.data.data());
    if (Result<void> checked = check(); !checked)
        return passOn(std::move(checked.error()));
    return pixels;
}

std::string vendorOf(const std::filesystem::path &path)
{
    silenceLibtiff();
    const char *vendor = openslide_detect_vendor(path.c_str());
    return vendor ? vendor : "";
}

void compositeOn(uint32_t background, uint32_t *pixels, std::size_t count)
{
    for (std::size_t i = 0; i < count; ++i)
        if (pixels[i] < 0xFF000000u)
            pixels[i] = over(background, pixels[i]);
}

} // namespace tessera::detail
