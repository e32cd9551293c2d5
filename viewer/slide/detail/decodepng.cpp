#include "base/text.h"
#include "viewer/slide/detail/decodeimage.h"
#include "viewer/slide/detail/openslidehandle.h"
#include "viewer/slide/detail/pitch.h"

#include <png.h>

#include <array>
#include <fstream>
#include <string_view>

namespace tessera::detail {
namespace {

uint32_t bigEndian(const unsigned char *bytes)
{
    return uint32_t{bytes[0]} << 24 | uint32_t{bytes[1]} << 16 | uint32_t{bytes[2]} << 8 | bytes[3];
}

/// The pHYs chunk, which libpng's simple interface does not give; it stands before the pixels.
std::optional<MicronsPerPixel> pitchOf(const std::filesystem::path &path)
{
    std::ifstream file(path, std::ios::binary);
    file.seekg(8);                         // signature
    std::array<unsigned char, 17> chunk{}; // length, type, and the nine bytes of a pHYs
    while (file.read(reinterpret_cast<char *>(chunk.data()), 8)) {
        const std::string_view type(reinterpret_cast<const char *>(chunk.data()) + 4, 4);
        const uint32_t length = bigEndian(chunk.data());
        if (type == "IDAT" || type == "IEND")
            break;
        if (type == "pHYs" && length == 9) {
            if (!file.read(reinterpret_cast<char *>(chunk.data()) + 8, 9) || chunk[16] != 1) // 1 = per metre
                break;
            return pitchFromResolution(bigEndian(chunk.data() + 8), bigEndian(chunk.data() + 12), micronsPerMetre);
        }
        file.seekg(static_cast<std::streamoff>(length) + 4, std::ios::cur); // and the checksum
    }
    return std::nullopt;
}

uint32_t premultiplied(uint32_t pixel)
{
    const uint32_t alpha = pixel >> 24;
    const auto channel = [&](uint8_t value) { return (value * alpha + 127) / 255; };
    return alpha << 24 | channel(red(pixel)) << 16 | channel(green(pixel)) << 8 | channel(blue(pixel));
}

struct PngImage : png_image {
    PngImage() : png_image{} { version = PNG_IMAGE_VERSION; }
    PngImage(const PngImage &) = delete;
    PngImage &operator=(const PngImage &) = delete;
    ~PngImage() { png_image_free(this); }
};

} // namespace

Result<DecodedImage> decodePng(const std::filesystem::path &path, int64_t fileSize)
{
    PngImage png;
    if (!png_image_begin_read_from_file(&png, path.c_str()))
        return fail(ErrorCode::slideDamaged, displayed(path), validUtf8(png.message));
    if (Result<void> checked = checkedImageSize(path, fileSize, png.width, png.height); !checked)
        return passOn(std::move(checked.error()));

    DecodedImage image{"png", Pixels::filled(static_cast<int>(png.width), static_cast<int>(png.height), 0),
                       pitchOf(path), nullptr};
    png.format = PNG_FORMAT_BGRA;
    if (!png_image_finish_read(&png, nullptr, image.pixels.data.data(), 0, nullptr))
        return fail(ErrorCode::slideDamaged, displayed(path), validUtf8(png.message));
    for (uint32_t &pixel : image.pixels.data)
        pixel = premultiplied(pixel);
    compositeOn(0xFFFFFFFFu, image.pixels.data.data(), image.pixels.data.size());
    return image;
}

} // namespace tessera::detail
