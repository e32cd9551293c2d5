#include "tests/support/tiffwriter.h"

#include <openjpeg.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

namespace tessera::testing {
namespace {

using Tiff = std::unique_ptr<TIFF, void (*)(TIFF *)>;

void require(bool condition, const char *what)
{
    if (!condition)
        throw std::runtime_error(what);
}

/// The samples of a block of one plane (-1: all of them together), rows of `width` pixels, as bytes of the machine.
std::vector<uint8_t> blockBytes(const TiffSpec &spec, int page, int level, int x0, int y0, int width, int height,
                                int plane)
{
    std::vector<uint8_t> bytes;
    const auto add = [&](uint16_t value) {
        bytes.push_back(static_cast<uint8_t>(value));
        if (spec.bits == 16)
            bytes.push_back(static_cast<uint8_t>(value >> 8));
    };
    for (int y = y0; y < y0 + height; ++y)
        for (int x = x0; x < x0 + width; ++x)
            for (int sample = 0; sample < spec.samples; ++sample)
                if (plane < 0 || sample == plane)
                    add(spec.sampler(int64_t{x} << level, int64_t{y} << level, page + sample));
    return bytes;
}

void writeDirectory(TIFF *tiff, const TiffSpec &spec, int page, int level)
{
    const int width = std::max(1, spec.width >> level);
    const int height = std::max(1, spec.height >> level);
    TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, width);
    TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, height);
    TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, spec.bits);
    TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, spec.samples);
    TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, spec.photometric);
    TIFFSetField(tiff, TIFFTAG_COMPRESSION, spec.compression);
    TIFFSetField(tiff, TIFFTAG_PLANARCONFIG,
                 spec.planes == Planes::together ? PLANARCONFIG_CONTIG : PLANARCONFIG_SEPARATE);
    if (spec.hasPredictor)
        TIFFSetField(tiff, TIFFTAG_PREDICTOR, PREDICTOR_HORIZONTAL);
    if (spec.extraSample != 0)
        TIFFSetField(tiff, TIFFTAG_EXTRASAMPLES, 1, &spec.extraSample);
    if (level > 0 && spec.place != PyramidPlace::pagesWithoutTag)
        TIFFSetField(tiff, TIFFTAG_SUBFILETYPE, FILETYPE_REDUCEDIMAGE);
    if (spec.photometric == PHOTOMETRIC_YCBCR)
        TIFFSetField(tiff, TIFFTAG_JPEGCOLORMODE, JPEGCOLORMODE_RGB);
    TIFFSetField(tiff, TIFFTAG_RESOLUTIONUNIT, RESUNIT_CENTIMETER);
    TIFFSetField(tiff, TIFFTAG_XRESOLUTION, 10000.0 / spec.mppTag / (1 << level));
    TIFFSetField(tiff, TIFFTAG_YRESOLUTION, 10000.0 / spec.mppTag / (1 << level));
    if (level == 0 && page == 0 && !spec.description.empty())
        TIFFSetField(tiff, TIFFTAG_IMAGEDESCRIPTION, spec.description.c_str());
    const bool tiled = spec.shape == BlockShape::tiles;
    if (tiled) {
        TIFFSetField(tiff, TIFFTAG_TILEWIDTH, spec.block);
        TIFFSetField(tiff, TIFFTAG_TILELENGTH, spec.block);
    } else {
        TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, spec.block);
    }
    for (int plane = 0; plane < (spec.planes == Planes::together ? 1 : spec.samples); ++plane)
        for (int y = 0; y < height; y += spec.block)
            for (int x = 0; x < width; x += tiled ? spec.block : width) {
                const int rows = tiled ? spec.block : std::min(spec.block, height - y);
                std::vector<uint8_t> bytes = blockBytes(spec, page, level, x, y, tiled ? spec.block : width, rows,
                                                        spec.planes == Planes::together ? -1 : plane);
                const auto size = static_cast<tmsize_t>(bytes.size());
                const auto sample = static_cast<uint16_t>(plane);
                const tmsize_t done =
                    tiled ? TIFFWriteEncodedTile(
                                tiff,
                                TIFFComputeTile(tiff, static_cast<uint32_t>(x), static_cast<uint32_t>(y), 0, sample),
                                bytes.data(), size)
                          : TIFFWriteEncodedStrip(tiff, TIFFComputeStrip(tiff, static_cast<uint32_t>(y), sample),
                                                  bytes.data(), size);
                require(done == size, "no block written");
            }
}

} // namespace

Sampler textureSamples(int bits)
{
    return [bits](int64_t x, int64_t y, int sample) {
        const uint32_t pixel = texture(x, y);
        const uint8_t value = sample % 3 == 0 ? red(pixel) : sample % 3 == 1 ? green(pixel) : blue(pixel);
        return static_cast<uint16_t>(bits == 16 ? value * 257 : value);
    };
}

void writeTiff(const std::filesystem::path &path, const TiffSpec &given)
{
    TiffSpec spec = given;
    if (!spec.sampler)
        spec.sampler = textureSamples(spec.bits);
    const Tiff tiff(TIFFOpen(path.c_str(), spec.mode.c_str()), &TIFFClose);
    require(tiff != nullptr, "the test's TIFF cannot be opened");
    const bool isBelow = spec.place == PyramidPlace::subDirectories && spec.levels > 1;
    for (int page = 0; page < spec.pages; ++page) {
        const std::vector<uint64_t> places(static_cast<std::size_t>(spec.levels - 1));
        writeDirectory(tiff.get(), spec, page, 0);
        if (isBelow) // libtiff makes the next directories those below this one
            TIFFSetField(tiff.get(), TIFFTAG_SUBIFD, static_cast<uint16_t>(places.size()), places.data());
        require(TIFFWriteDirectory(tiff.get()), "no directory written");
        for (int level = 1; level < spec.levels; ++level) {
            writeDirectory(tiff.get(), spec, page, level);
            require(TIFFWriteDirectory(tiff.get()), "no directory written");
        }
    }
}

void writePackedTiff(const std::filesystem::path &path, const PackedTiff &picture)
{
    const Tiff tiff(TIFFOpen(path.c_str(), "w"), &TIFFClose);
    require(tiff != nullptr, "the test's TIFF cannot be opened");
    TIFFSetField(tiff.get(), TIFFTAG_IMAGEWIDTH, picture.width);
    TIFFSetField(tiff.get(), TIFFTAG_IMAGELENGTH, picture.height);
    TIFFSetField(tiff.get(), TIFFTAG_BITSPERSAMPLE, picture.bits);
    TIFFSetField(tiff.get(), TIFFTAG_SAMPLESPERPIXEL, picture.samples);
    TIFFSetField(tiff.get(), TIFFTAG_PHOTOMETRIC, picture.photometric);
    TIFFSetField(tiff.get(), TIFFTAG_COMPRESSION, picture.compression);
    TIFFSetField(tiff.get(), TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG);
    TIFFSetField(tiff.get(), TIFFTAG_TILEWIDTH, picture.tile);
    TIFFSetField(tiff.get(), TIFFTAG_TILELENGTH, picture.tile);
    uint32_t index = 0;
    for (std::string tile : picture.tiles)
        require(TIFFWriteRawTile(tiff.get(), index++, tile.data(), static_cast<tmsize_t>(tile.size())) > 0,
                "no tile written");
    require(TIFFWriteDirectory(tiff.get()), "no directory written");
}

std::string jpeg2000Of(int width, int height, int samples, int bits, const Sampler &sampler, int64_t x0, int64_t y0,
                       ColourTransform transform)
{
    std::vector<opj_image_cmptparm_t> parts(static_cast<std::size_t>(samples));
    for (opj_image_cmptparm_t &part : parts) {
        part.dx = part.dy = 1;
        part.w = static_cast<OPJ_UINT32>(width);
        part.h = static_cast<OPJ_UINT32>(height);
        part.prec = static_cast<OPJ_UINT32>(bits);
    }
    const std::unique_ptr<opj_image_t, void (*)(opj_image_t *)> image(
        opj_image_create(static_cast<OPJ_UINT32>(samples), parts.data(),
                         samples == 3 ? OPJ_CLRSPC_SRGB : OPJ_CLRSPC_GRAY),
        &opj_image_destroy);
    image->x1 = static_cast<OPJ_UINT32>(width);
    image->y1 = static_cast<OPJ_UINT32>(height);
    for (int sample = 0; sample < samples; ++sample)
        for (int i = 0; i < width * height; ++i)
            image->comps[sample].data[i] = sampler(x0 + i % width, y0 + i / width, sample);
    opj_cparameters_t parameters;
    opj_set_default_encoder_parameters(&parameters);
    parameters.tcp_numlayers = 1;
    parameters.cp_disto_alloc = 1;
    parameters.numresolution = 3;
    parameters.tcp_mct = samples == 3 && transform == ColourTransform::byCodec ? 1 : 0;
    const std::unique_ptr<opj_codec_t, void (*)(opj_codec_t *)> codec(opj_create_compress(OPJ_CODEC_J2K),
                                                                      &opj_destroy_codec);
    require(opj_setup_encoder(codec.get(), &parameters, image.get()), "no JPEG 2000 encoder");
    std::string out;
    const std::unique_ptr<opj_stream_t, void (*)(opj_stream_t *)> stream(opj_stream_create(1 << 20, OPJ_FALSE),
                                                                         &opj_stream_destroy);
    opj_stream_set_user_data(stream.get(), &out, nullptr);
    opj_stream_set_write_function(stream.get(), [](void *bytes, OPJ_SIZE_T size, void *data) {
        static_cast<std::string *>(data)->append(static_cast<const char *>(bytes), size);
        return size;
    });
    require(opj_start_compress(codec.get(), image.get(), stream.get()) && opj_encode(codec.get(), stream.get()) &&
                opj_end_compress(codec.get(), stream.get()),
            "no JPEG 2000 written");
    return out;
}

} // namespace tessera::testing
