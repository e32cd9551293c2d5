#include "analysis/encodertraining/tileimage.h"

#include "base/text.h"

#include <png.h>
#include <turbojpeg.h>

#include <memory>

namespace tessera {
namespace {

using namespace std::string_view_literals;

constexpr int largestEdge = 4096;

tl::unexpected<Error> invalid(const std::string &name, const std::string &detail)
{
    return fail(ErrorCode::tilesInvalid, name, detail);
}

Result<TileImage> blankOf(const std::string &name, int64_t width, int64_t height)
{
    if (width <= 0 || height <= 0 || width > largestEdge || height > largestEdge)
        return invalid(name, std::to_string(width) + " x " + std::to_string(height) + " px is no size of a tile");
    return TileImage{static_cast<int>(width), static_cast<int>(height),
                     std::vector<uint8_t>(static_cast<std::size_t>(width * height * 3))};
}

Result<TileImage> decodeJpeg(const std::string &name, std::string_view text)
{
    const auto *bytes = reinterpret_cast<const unsigned char *>(text.data());
    const std::unique_ptr<void, int (*)(tjhandle)> decoder(tjInitDecompress(), &tjDestroy);
    if (!decoder)
        return fail(ErrorCode::outOfMemory, "decoding a JPEG");
    int width = 0, height = 0, subsampling = 0, colourSpace = 0;
    if (tjDecompressHeader3(decoder.get(), bytes, text.size(), &width, &height, &subsampling, &colourSpace) != 0)
        return invalid(name, validUtf8(tjGetErrorStr2(decoder.get())));
    Result<TileImage> image = blankOf(name, width, height);
    if (!image)
        return image;
    // A warning is a failure too: the missing half of a cut file would be grey, and be learned.
    if (tjDecompress2(decoder.get(), bytes, text.size(), image->rgb.data(), width, 0, height, TJPF_RGB,
                      TJFLAG_ACCURATEDCT | TJFLAG_LIMITSCANS) != 0)
        return invalid(name, validUtf8(tjGetErrorStr2(decoder.get())));
    return image;
}

Result<TileImage> decodePng(const std::string &name, std::string_view bytes)
{
    png_image png{};
    png.version = PNG_IMAGE_VERSION;
    const std::unique_ptr<png_image, void (*)(png_image *)> owner(&png, &png_image_free);
    if (png_image_begin_read_from_memory(&png, bytes.data(), bytes.size()) == 0)
        return invalid(name, validUtf8(png.message));
    Result<TileImage> image = blankOf(name, png.width, png.height);
    if (!image)
        return image;
    png.format = PNG_FORMAT_RGB;
    const png_color white{255, 255, 255};
    if (png_image_finish_read(&png, &white, image->rgb.data(), 0, nullptr) == 0 || PNG_IMAGE_FAILED(png))
        return invalid(name, validUtf8(png.message));
    return image;
}

} // namespace

Result<TileImage> decodeTile(const std::string &name, std::string_view bytes)
{
    if (bytes.starts_with("\xFF\xD8\xFF"sv))
        return decodeJpeg(name, bytes);
    if (bytes.starts_with("\x89PNG\r\n\x1a\n"sv))
        return decodePng(name, bytes);
    return invalid(name, "it is neither JPEG nor PNG");
}

} // namespace tessera
