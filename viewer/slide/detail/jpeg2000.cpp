#include "viewer/slide/detail/jpeg2000.h"

#include <openjpeg.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <memory>

namespace tessera::detail {
namespace {

using Codec = std::unique_ptr<opj_codec_t, void (*)(opj_codec_t *)>;
using Stream = std::unique_ptr<opj_stream_t, void (*)(opj_stream_t *)>;
using Image = std::unique_ptr<opj_image_t, void (*)(opj_image_t *)>;

struct Source {
    std::span<const unsigned char> bytes;
    std::size_t position = 0;
};

OPJ_SIZE_T readBytes(void *buffer, OPJ_SIZE_T size, void *data)
{
    auto &source = *static_cast<Source *>(data);
    const std::size_t count = std::min<std::size_t>(size, source.bytes.size() - source.position);
    if (count == 0)
        return static_cast<OPJ_SIZE_T>(-1);
    std::memcpy(buffer, source.bytes.data() + source.position, count);
    source.position += count;
    return count;
}

OPJ_OFF_T skipBytes(OPJ_OFF_T size, void *data)
{
    auto &source = *static_cast<Source *>(data);
    const auto left = static_cast<OPJ_OFF_T>(source.bytes.size() - source.position);
    const OPJ_OFF_T count = std::clamp<OPJ_OFF_T>(size, 0, left);
    source.position += static_cast<std::size_t>(count);
    return count == 0 && size > 0 ? -1 : count;
}

OPJ_BOOL seekTo(OPJ_OFF_T position, void *data)
{
    auto &source = *static_cast<Source *>(data);
    if (position < 0 || static_cast<std::size_t>(position) > source.bytes.size())
        return OPJ_FALSE;
    source.position = static_cast<std::size_t>(position);
    return OPJ_TRUE;
}

Stream streamOf(Source &source)
{
    constexpr std::size_t buffer = 64 * 1024;
    Stream stream(opj_stream_create(std::min(buffer, source.bytes.size()), OPJ_TRUE), &opj_stream_destroy);
    if (!stream)
        return stream;
    opj_stream_set_user_data(stream.get(), &source, nullptr);
    opj_stream_set_user_data_length(stream.get(), source.bytes.size());
    opj_stream_set_read_function(stream.get(), readBytes);
    opj_stream_set_skip_function(stream.get(), skipBytes);
    opj_stream_set_seek_function(stream.get(), seekTo);
    return stream;
}

OPJ_CODEC_FORMAT formatOf(std::span<const unsigned char> bytes)
{
    return bytes[0] == 0xFF && bytes[1] == 0x4F ? OPJ_CODEC_J2K : OPJ_CODEC_JP2;
}

/// Only pictures whose memory was agreed on, and that the sample loops below can read.
bool isSuitable(const opj_image_t &image, int64_t mostWidth, int64_t mostHeight)
{
    const int64_t width = int64_t{image.x1} - image.x0;
    const int64_t height = int64_t{image.y1} - image.y0;
    if (width <= 0 || height <= 0 || width > mostWidth || height > mostHeight)
        return false;
    if (image.numcomps < 1 || image.numcomps > 4)
        return false;
    for (OPJ_UINT32 i = 0; i < image.numcomps; ++i) {
        const opj_image_comp_t &component = image.comps[i];
        const bool scaled = component.dx >= 1 && component.dx <= 2 && component.dy >= 1 && component.dy <= 2;
        if (!scaled || component.sgnd || component.prec < 1 || component.prec > 16 ||
            component.prec != image.comps[0].prec)
            return false;
    }
    return true;
}

bool isComplete(const opj_image_t &image)
{
    for (OPJ_UINT32 i = 0; i < image.numcomps; ++i) {
        const opj_image_comp_t &component = image.comps[i];
        if (!component.data || component.w == 0 || component.h == 0 || component.factor != 0)
            return false;
    }
    return true;
}

/// Colours at half the resolution of the first component are those of YCbCr, whatever the file says: libvips writes
/// them so under a TIFF's RGB.
bool hasSubsampledColours(const opj_image_t &image)
{
    return image.numcomps == 3 && (image.comps[1].dx > image.comps[0].dx || image.comps[1].dy > image.comps[0].dy);
}

/// Whether the decoder has made RGB of the components already.
bool isTransformed(opj_codec_t *codec)
{
    opj_codestream_info_v2_t *info = opj_get_cstr_info(codec);
    const bool transformed = info && info->m_default_tile_info.mct != 0;
    opj_destroy_cstr_info(&info);
    return transformed;
}

bool isYcbcr(const opj_image_t &image, opj_codec_t *codec, Jpeg2000Colours colours)
{
    if (image.numcomps != 3)
        return false;
    if (image.color_space == OPJ_CLRSPC_SYCC || hasSubsampledColours(image))
        return true;
    return colours == Jpeg2000Colours::ycc ||
           (colours == Jpeg2000Colours::yccUnlessTransformed && !isTransformed(codec));
}

template <typename Sample>
void interleave(const opj_image_t &image, int shift, const Samples &picture, std::vector<Sample> &out)
{
    const auto samples = static_cast<std::size_t>(picture.samples);
    out.resize(static_cast<std::size_t>(picture.width * picture.height) * samples);
    const int largest = (1 << image.comps[0].prec) - 1;
    for (std::size_t i = 0; i < samples; ++i) {
        const opj_image_comp_t &component = image.comps[i];
        for (int64_t y = 0; y < picture.height; ++y) {
            const int64_t row = std::min<int64_t>(y / component.dy, component.h - 1);
            const OPJ_INT32 *in = component.data + row * component.w;
            Sample *to = out.data() + static_cast<std::size_t>(y * picture.width) * samples + i;
            for (int64_t x = 0; x < picture.width; ++x, to += samples) {
                const int64_t column = std::min<int64_t>(x / component.dx, component.w - 1);
                *to = static_cast<Sample>(std::clamp(in[column], 0, largest) << shift);
            }
        }
    }
}

/// The full-range YCbCr of JPEG to RGB, in place.
template <typename Sample>
void toRgb(std::vector<Sample> &samples, int bits)
{
    const double middle = std::ldexp(1.0, bits - 1);
    const double largest = std::ldexp(1.0, bits) - 1;
    const auto stored = [&](double value) { return static_cast<Sample>(std::clamp(value + 0.5, 0.0, largest)); };
    for (std::size_t i = 0; i + 2 < samples.size(); i += 3) {
        const double y = samples[i];
        const double cb = samples[i + 1] - middle;
        const double cr = samples[i + 2] - middle;
        samples[i] = stored(y + 1.402 * cr);
        samples[i + 1] = stored(y - 0.344136 * cb - 0.714136 * cr);
        samples[i + 2] = stored(y + 1.772 * cb);
    }
}

} // namespace

bool decodeJpeg2000(std::span<const unsigned char> bytes, int64_t mostWidth, int64_t mostHeight,
                    Jpeg2000Colours colours, Samples &picture)
{
    if (bytes.size() < 12)
        return false;
    Source source{bytes};
    const Stream stream = streamOf(source);
    const Codec codec(opj_create_decompress(formatOf(bytes)), &opj_destroy_codec);
    opj_dparameters_t parameters{};
    opj_set_default_decoder_parameters(&parameters);
    if (!stream || !codec || !opj_setup_decoder(codec.get(), &parameters))
        return false;
    opj_image_t *raw = nullptr;
    const bool hasHeader = opj_read_header(stream.get(), codec.get(), &raw);
    const Image image(raw, &opj_image_destroy);
    if (!hasHeader || !image || !isSuitable(*image, mostWidth, mostHeight))
        return false;
    if (!opj_decode(codec.get(), stream.get(), image.get()) || !isComplete(*image))
        return false;

    picture.width = int64_t{image->x1} - image->x0;
    picture.height = int64_t{image->y1} - image->y0;
    picture.samples = static_cast<int>(image->numcomps);
    const auto precision = static_cast<int>(image->comps[0].prec);
    picture.bits = std::max(8, precision);
    picture.narrow.clear();
    picture.wide.clear();
    const bool isYcc = isYcbcr(*image, codec.get(), colours);
    if (picture.bits == 8) {
        interleave(*image, 8 - precision, picture, picture.narrow);
        if (isYcc)
            toRgb(picture.narrow, 8);
    } else {
        interleave(*image, 0, picture, picture.wide);
        if (isYcc)
            toRgb(picture.wide, picture.bits);
    }
    return true;
}

} // namespace tessera::detail
