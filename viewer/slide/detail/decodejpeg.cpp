#include "base/readfile.h"
#include "base/text.h"
#include "viewer/slide/detail/decodeimage.h"
#include "viewer/slide/detail/pitch.h"
#include "viewer/slide/detail/readprofile.h"

#include <turbojpeg.h>

#include <memory>
#include <string_view>

namespace tessera::detail {
namespace {

constexpr int64_t largestFile = int64_t{2} << 30;

/// The density of a JFIF header, which stands first in the file.
std::optional<MicronsPerPixel> pitchOf(std::string_view bytes)
{
    constexpr std::size_t units = 13; // after the start marker, APP0, its length, "JFIF\0" and the version
    if (bytes.size() < units + 5 || bytes.substr(6, 4) != "JFIF")
        return std::nullopt;
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[units + i]); };
    const double x = byte(1) * 256 + byte(2);
    const double y = byte(3) * 256 + byte(4);
    switch (byte(0)) {
    case 1:
        return pitchFromResolution(x, y, micronsPerInch);
    case 2:
        return pitchFromResolution(x, y, micronsPerCentimetre);
    default:
        return std::nullopt;
    }
}

} // namespace

Result<DecodedImage> decodeJpeg(const std::filesystem::path &path, int64_t fileSize)
{
    const Result<std::string> file = readFile(path, largestFile);
    if (!file)
        return passOn(file.error());
    const auto *bytes = reinterpret_cast<const unsigned char *>(file->data());
    const std::unique_ptr<void, int (*)(tjhandle)> decoder(tjInitDecompress(), &tjDestroy);
    if (!decoder)
        return fail(ErrorCode::outOfMemory, "decoding a JPEG");
    int width = 0;
    int height = 0;
    int subsampling = 0;
    int colourSpace = 0;
    const auto damaged = [&] {
        return fail(ErrorCode::slideDamaged, displayed(path), validUtf8(tjGetErrorStr2(decoder.get())));
    };
    if (tjDecompressHeader3(decoder.get(), bytes, file->size(), &width, &height, &subsampling, &colourSpace) != 0)
        return damaged();
    if (Result<void> checked = checkedImageSize(path, fileSize, width, height); !checked)
        return passOn(std::move(checked.error()));

    DecodedImage image{"jpeg", Pixels::filled(width, height, 0), pitchOf(*file), profileInJpeg(*file)};
    // A warning is a failure too: the missing half of a cut file would be grey, which looks like a finding.
    if (tjDecompress2(decoder.get(), bytes, file->size(), reinterpret_cast<unsigned char *>(image.pixels.data.data()),
                      width, 0, height, TJPF_BGRA, TJFLAG_ACCURATEDCT | TJFLAG_LIMITSCANS) != 0)
        return damaged();
    return image;
}

} // namespace tessera::detail
