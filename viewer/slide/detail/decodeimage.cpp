#include "viewer/slide/detail/decodeimage.h"

#include "base/text.h"
#include "viewer/slide/filekind.h"

#include <array>
#include <fstream>
#include <string_view>

namespace tessera::detail {
namespace {

using namespace std::string_view_literals;

constexpr int64_t largestImagePixels = int64_t{1} << 29;

// Deflate packs at most 1032 to 1, that is 8256 one-bit pixels in a byte; no other method here packs a real picture
// more densely.
constexpr int64_t mostPixelsPerByte = 8256;

} // namespace

Result<void> checkedImageSize(const std::filesystem::path &path, int64_t fileSize, int64_t width, int64_t height)
{
    const auto refused = [&](const char *reason) {
        return fail(ErrorCode::slideDamaged, displayed(path),
                    std::to_string(width) + " x " + std::to_string(height) + " pixels: " + reason);
    };
    if (width <= 0 || height <= 0)
        return refused("no picture");
    if (width > largestImagePixels / height)
        return refused("too large for a picture without a pyramid");
    if (width * height / mostPixelsPerByte > fileSize)
        return refused("more than the file can hold");
    return {};
}

Result<DecodedImage> decodeImage(const std::filesystem::path &path, int64_t fileSize)
{
    std::array<char, 8> start{};
    std::ifstream(path, std::ios::binary).read(start.data(), start.size());
    const std::string_view magic(start.data(), start.size());
    if (magic == "\x89PNG\r\n\x1a\n"sv)
        return decodePng(path, fileSize);
    if (magic.starts_with("\xFF\xD8\xFF"sv))
        return decodeJpeg(path, fileSize);
    for (const std::string_view tiff : {"II*\0"sv, "MM\0*"sv, "II+\0"sv, "MM\0+"sv})
        if (magic.starts_with(tiff))
            return decodeTiff(path, fileSize);
    return notASlide(path);
}

} // namespace tessera::detail
