#include "base/text.h"
#include "viewer/slide/detail/decodeimage.h"
#include "viewer/slide/detail/openslidehandle.h"
#include "viewer/slide/detail/pitch.h"
#include "viewer/slide/detail/readprofile.h"
#include "viewer/slide/detail/tifffile.h"

#include <array>

namespace tessera::detail {
namespace {

std::optional<MicronsPerPixel> pitchOf(const TiffFile &file)
{
    const auto x = file.tag<float>(TIFFTAG_XRESOLUTION, 0);
    const auto y = file.tag<float>(TIFFTAG_YRESOLUTION, 0);
    switch (file.tag<uint16_t>(TIFFTAG_RESOLUTIONUNIT, RESUNIT_INCH)) {
    case RESUNIT_INCH:
        return pitchFromResolution(x, y, micronsPerInch);
    case RESUNIT_CENTIMETER:
        return pitchFromResolution(x, y, micronsPerCentimetre);
    default:
        return std::nullopt;
    }
}

class RgbaReader {
public:
    explicit RgbaReader(TIFF *tiff) : m_begun(TIFFRGBAImageBegin(&m_image, tiff, 1, m_reason.data()) == 1)
    {
        m_image.req_orientation = ORIENTATION_TOPLEFT;
    }
    RgbaReader(const RgbaReader &) = delete;
    RgbaReader &operator=(const RgbaReader &) = delete;
    ~RgbaReader()
    {
        if (m_begun)
            TIFFRGBAImageEnd(&m_image);
    }
    bool read(Pixels &pixels)
    {
        return m_begun && TIFFRGBAImageGet(&m_image, pixels.data.data(), static_cast<uint32_t>(pixels.width),
                                           static_cast<uint32_t>(pixels.height)) == 1;
    }
    std::string reason() const { return validUtf8(m_reason.data()); }

private:
    std::array<char, 1024> m_reason{};
    TIFFRGBAImage m_image{};
    bool m_begun;
};

} // namespace

Result<DecodedImage> decodeTiff(const std::filesystem::path &path, int64_t fileSize)
{
    const TiffFile file(path);
    if (!file)
        return fail(ErrorCode::slideDamaged, displayed(path),
                    file.error().empty() ? "no directory of pictures" : file.error());
    const auto width = file.tag<uint32_t>(TIFFTAG_IMAGEWIDTH, 0);
    const auto height = file.tag<uint32_t>(TIFFTAG_IMAGELENGTH, 0);
    if (Result<void> checked = checkedImageSize(path, fileSize, width, height); !checked)
        return passOn(std::move(checked.error()));

    DecodedImage image{"tiff", Pixels::filled(static_cast<int>(width), static_cast<int>(height), 0), pitchOf(file),
                       profileIn(file)};
    RgbaReader reader(file.raw());
    if (!reader.read(image.pixels)) {
        const std::string detail = file.error().empty() ? reader.reason() : file.error();
        return fail(ErrorCode::slideDamaged, displayed(path),
                    detail.empty() ? "its picture cannot be decoded" : detail);
    }
    // libtiff packs premultiplied R, G, B, A from the lowest byte up.
    for (uint32_t &pixel : image.pixels.data)
        pixel = (TIFFGetA(pixel) << 24) | (TIFFGetR(pixel) << 16) | (TIFFGetG(pixel) << 8) | TIFFGetB(pixel);
    compositeOn(0xFFFFFFFFu, image.pixels.data.data(), image.pixels.data.size());
    return image;
}

} // namespace tessera::detail
