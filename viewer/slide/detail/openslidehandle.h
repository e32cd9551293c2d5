#pragma once
#include "base/pixels.h"
#include "base/result.h"

#include <filesystem>
#include <memory>
#include <string>

using openslide_t = struct _openslide;

namespace tessera::detail {

/// One open OpenSlide handle. An error of OpenSlide is sticky: after a function of this class has failed, the
/// handle gives nothing but errors and must be replaced.
class OpenSlideHandle {
public:
    /// Errors: notASlide when OpenSlide does not know the format, slideDamaged(path, OpenSlide's words).
    static Result<std::unique_ptr<OpenSlideHandle>> open(const std::filesystem::path &path);

    openslide_t *raw() const { return m_handle.get(); }

    /// Reads premultiplied ARGB pixels; x and y in level-0 pixels, width and height in pixels of the level.
    /// Errors: slideDamaged(path, OpenSlide's words).
    Result<void> read(uint32_t *pixels, int level, int64_t x, int64_t y, int64_t width, int64_t height);

    /// An associated image, premultiplied. Errors: slideDamaged(path, detail).
    Result<Pixels> readAssociated(const std::string &name);

    /// Errors: slideDamaged(path, OpenSlide's words) when any call on this handle has failed.
    Result<void> check() const;

private:
    struct Close {
        void operator()(openslide_t *handle) const;
    };
    OpenSlideHandle(std::filesystem::path path, openslide_t *handle) : m_path(std::move(path)), m_handle(handle) {}

    std::filesystem::path m_path;
    std::unique_ptr<openslide_t, Close> m_handle;
};

/// OpenSlide's name of the format ("ventana"), told without opening the slide; empty when it knows none.
std::string vendorOf(const std::filesystem::path &path);

/// Puts premultiplied ARGB pixels on an opaque background.
void compositeOn(uint32_t background, uint32_t *pixels, std::size_t count);

} // namespace tessera::detail
