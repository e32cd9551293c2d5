#include "viewer/slide/detail/dicomtiles.h"
#include "viewer/slide/detail/jpeg2000.h"

#include <turbojpeg.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace tessera::detail {
namespace {

using namespace std::string_view_literals;

/// Whether the stream itself says what its colours are: a JFIF or Adobe segment before the pixels.
bool saysItsColours(const std::vector<unsigned char> &bytes)
{
    const std::string_view stream(reinterpret_cast<const char *>(bytes.data()), bytes.size());
    std::size_t at = 2;
    while (at + 4 <= stream.size() && stream[at] == '\xFF') {
        const auto marker = static_cast<unsigned char>(stream[at + 1]);
        const std::size_t length =
            static_cast<unsigned char>(stream[at + 2]) * std::size_t{256} + static_cast<unsigned char>(stream[at + 3]);
        const std::string_view payload = stream.substr(at + 4, 5);
        if ((marker == 0xE0 && payload == "JFIF\0"sv) || (marker == 0xEE && payload == "Adobe"sv))
            return true;
        if (marker == 0xDA || length < 2)
            return false;
        at += 2 + length;
    }
    return false;
}

// Adobe's APP14 with transform 0: the components are RGB as they are. Without it a decoder takes them for YCbCr.
constexpr std::array<unsigned char, 16> rgbMarker{0xFF, 0xEE, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0};

} // namespace

std::string reasonUnreadable(const DicomInstance &instance)
{
    if (instance.coding == DicomCoding::unreadable)
        return instance.codingName + " is not read";
    const bool isGrey = instance.photometric == "MONOCHROME1" || instance.photometric == "MONOCHROME2";
    const bool isPlainRgb = instance.photometric == "RGB" && instance.samples == 3;
    const bool isPackedColour =
        instance.coding != DicomCoding::plain && instance.photometric.starts_with("YBR") && instance.samples == 3;
    if (!(isGrey && instance.samples == 1) && !isPlainRgb && !isPackedColour)
        return "pixels as " + instance.photometric + " are not read";
    if (instance.coding == DicomCoding::jpeg && instance.bits != 8)
        return "JPEG of more than 8 bits is not read";
    return {};
}

Result<std::unique_ptr<DicomFrameDecoder>> DicomFrameDecoder::create()
{
    const tjhandle jpeg = tjInitDecompress();
    if (!jpeg)
        return fail(ErrorCode::outOfMemory, "decoding DICOM frames");
    return std::unique_ptr<DicomFrameDecoder>(new DicomFrameDecoder(jpeg));
}

DicomFrameDecoder::~DicomFrameDecoder() { tjDestroy(m_jpeg); }

bool DicomFrameDecoder::decode(const DicomInstance &instance, const SampleDisplay &display,
                               std::vector<unsigned char> &bytes, Pixels &pixels)
{
    switch (instance.coding) {
    case DicomCoding::jpeg:
        return decodeJpeg(instance, bytes, pixels);
    case DicomCoding::jpeg2000:
        return decodeJpeg2000(instance, display, bytes, pixels);
    case DicomCoding::plain:
        return decodePlain(instance, display, bytes, pixels);
    case DicomCoding::unreadable:
        break;
    }
    return false;
}

bool DicomFrameDecoder::decodeJpeg(const DicomInstance &instance, std::vector<unsigned char> &bytes, Pixels &pixels)
{
    if (bytes.size() < 4 || bytes[0] != 0xFF || bytes[1] != 0xD8)
        return false;
    if (instance.photometric == "RGB" && !saysItsColours(bytes))
        bytes.insert(bytes.begin() + 2, rgbMarker.begin(), rgbMarker.end());
    int width = 0;
    int height = 0;
    int subsampling = 0;
    int colourSpace = 0;
    if (tjDecompressHeader3(m_jpeg, bytes.data(), bytes.size(), &width, &height, &subsampling, &colourSpace) != 0 ||
        width != instance.tileWidth || height != instance.tileHeight)
        return false;
    pixels = Pixels::filled(width, height, 0);
    // A warning is a failure too: the missing half of a cut frame would be grey, which looks like a finding.
    return tjDecompress2(m_jpeg, bytes.data(), bytes.size(), reinterpret_cast<unsigned char *>(pixels.data.data()),
                         width, 0, height, TJPF_BGRA, TJFLAG_ACCURATEDCT | TJFLAG_LIMITSCANS) == 0;
}

bool DicomFrameDecoder::decodeJpeg2000(const DicomInstance &instance, const SampleDisplay &display,
                                       const std::vector<unsigned char> &bytes, Pixels &pixels)
{
    // YBR_ICT and YBR_RCT name the codec's own transform, which is undone already; the other YBR are stored.
    const bool isYcc = instance.photometric.starts_with("YBR_FULL");
    Samples samples;
    if (!detail::decodeJpeg2000(bytes, instance.tileWidth, instance.tileHeight,
                                isYcc ? Jpeg2000Colours::yccUnlessTransformed : Jpeg2000Colours::asStored, samples) ||
        samples.width != instance.tileWidth || samples.height != instance.tileHeight ||
        samples.samples != instance.samples || (samples.bits > 8) != (instance.bits > 8))
        return false;
    pixels = display.pixels({&samples, 1});
    return true;
}

bool DicomFrameDecoder::decodePlain(const DicomInstance &instance, const SampleDisplay &display,
                                    const std::vector<unsigned char> &bytes, Pixels &pixels)
{
    const auto step = static_cast<std::size_t>(instance.samples);
    const auto count = static_cast<std::size_t>(instance.tileWidth * instance.tileHeight);
    if (bytes.size() < count * step * static_cast<std::size_t>(instance.bits / 8))
        return false;
    Samples samples{instance.tileWidth, instance.tileHeight, instance.samples, instance.bits, {}, {}};
    samples.narrow.resize(instance.bits == 8 ? count * step : 0);
    samples.wide.resize(instance.bits == 8 ? 0 : count * step);
    for (std::size_t i = 0; i < count * step; ++i) {
        const std::size_t to = instance.separatePlanes ? i % count * step + i / count : i;
        if (instance.bits == 8)
            samples.narrow[to] = bytes[i];
        else
            samples.wide[to] = static_cast<uint16_t>(bytes[2 * i] | bytes[2 * i + 1] << 8);
    }
    pixels = display.pixels({&samples, 1});
    return true;
}

} // namespace tessera::detail
