#include "tests/support/slidefiles.h"

#include <png.h>
#include <tiffio.h>
#include <turbojpeg.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <random>
#include <stdexcept>
#include <vector>

namespace tessera::testing {
namespace {

using Tiff = std::unique_ptr<TIFF, void (*)(TIFF *)>;

void require(bool condition, const char *what)
{
    if (!condition)
        throw std::runtime_error(what); // a test that cannot make its input fails loudly
}

Tiff openTiff(const std::filesystem::path &path, const char *mode)
{
    Tiff tiff(TIFFOpen(path.c_str(), mode), &TIFFClose);
    require(tiff != nullptr, "the test's TIFF cannot be opened");
    return tiff;
}

void setResolution(TIFF *tiff, double mpp)
{
    TIFFSetField(tiff, TIFFTAG_RESOLUTIONUNIT, RESUNIT_CENTIMETER);
    TIFFSetField(tiff, TIFFTAG_XRESOLUTION, 10000.0 / mpp);
    TIFFSetField(tiff, TIFFTAG_YRESOLUTION, 10000.0 / mpp);
}

void setSize(TIFF *tiff, int width, int height)
{
    TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, width);
    TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, height);
    TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, 8);
    TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, 3);
    TIFFSetField(tiff, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG);
}

std::vector<uint8_t> paintRgb(const Painter &paint, int64_t x0, int64_t y0, int width, int height, int64_t step)
{
    std::vector<uint8_t> bytes;
    bytes.reserve(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const uint32_t pixel = paint((x0 + x) * step, (y0 + y) * step);
            bytes.insert(bytes.end(), {red(pixel), green(pixel), blue(pixel)});
        }
    }
    return bytes;
}

void writeLevel(TIFF *tiff, const PyramidSpec &spec, int level)
{
    const int width = std::max(1, spec.width >> level);
    const int height = std::max(1, spec.height >> level);
    setSize(tiff, width, height);
    TIFFSetField(tiff, TIFFTAG_SUBFILETYPE, level == 0 ? 0 : FILETYPE_REDUCEDIMAGE);
    TIFFSetField(tiff, TIFFTAG_COMPRESSION, COMPRESSION_JPEG);
    TIFFSetField(tiff, TIFFTAG_JPEGQUALITY, spec.quality);
    TIFFSetField(tiff, TIFFTAG_TILEWIDTH, spec.tile);
    TIFFSetField(tiff, TIFFTAG_TILELENGTH, spec.tile);
    if (spec.colour == TileColour::rgb) {
        TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_RGB);
    } else {
        const int subsampling = spec.colour == TileColour::ycbcr420 ? 2 : 1;
        TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_YCBCR);
        TIFFSetField(tiff, TIFFTAG_YCBCRSUBSAMPLING, subsampling, subsampling);
        TIFFSetField(tiff, TIFFTAG_JPEGCOLORMODE, JPEGCOLORMODE_RGB);
    }
    if (level == 0 && !spec.description.empty())
        TIFFSetField(tiff, TIFFTAG_IMAGEDESCRIPTION, spec.description.c_str());
    if (level == 0 && !spec.colourProfile.empty())
        TIFFSetField(tiff, TIFFTAG_ICCPROFILE, static_cast<uint32_t>(spec.colourProfile.size()),
                     spec.colourProfile.data());
    if (spec.mppTag)
        setResolution(tiff, *spec.mppTag * (1 << level));
    for (int y = 0; y < height; y += spec.tile) {
        for (int x = 0; x < width; x += spec.tile) {
            std::vector<uint8_t> tile = paintRgb(spec.paint, x, y, spec.tile, spec.tile, int64_t{1} << level);
            const uint32_t index = TIFFComputeTile(tiff, static_cast<uint32_t>(x), static_cast<uint32_t>(y), 0, 0);
            require(TIFFWriteEncodedTile(tiff, index, tile.data(), static_cast<tmsize_t>(tile.size())) > 0,
                    "no tile written");
        }
    }
    require(TIFFWriteDirectory(tiff), "no directory written");
}

void overwrite(const std::filesystem::path &path, uint64_t offset, uint64_t count, unsigned seed)
{
    std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
    file.seekp(static_cast<std::streamoff>(offset));
    std::mt19937 random(seed);
    for (uint64_t i = 0; i < count; ++i)
        file.put(static_cast<char>(random() % 255)); // no 0xFF: noise holds no markers
    require(static_cast<bool>(file), "no damage written");
}

/// Sets one of the tile byte counts of a classic little-endian TIFF (what libtiff writes here) to 0; libtiff itself
/// offers no way.
void clearByteCount(const std::filesystem::path &path, uint64_t directoryOffset, uint32_t index)
{
    struct Entry {
        uint16_t tag;
        uint16_t type;
        uint32_t count;
        uint32_t value;
    };
    std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
    file.seekg(static_cast<std::streamoff>(directoryOffset));
    uint16_t entries = 0;
    file.read(reinterpret_cast<char *>(&entries), sizeof entries);
    for (uint16_t i = 0; i < entries; ++i) {
        const auto place = static_cast<uint64_t>(file.tellg());
        Entry entry{};
        static_assert(sizeof entry == 12);
        file.read(reinterpret_cast<char *>(&entry), sizeof entry);
        if (entry.tag != TIFFTAG_TILEBYTECOUNTS)
            continue;
        const uint64_t size = entry.type == TIFF_SHORT ? 2 : 4;
        const uint64_t array = entry.count * size <= 4 ? place + 8 : entry.value;
        file.seekp(static_cast<std::streamoff>(array + index * size));
        file.write("\0\0\0\0", static_cast<std::streamsize>(size));
        break;
    }
    require(static_cast<bool>(file), "no byte count cleared");
}

void damageOne(const std::filesystem::path &path, int directory, uint32_t index, Damage damage)
{
    uint64_t directoryOffset = 0;
    uint64_t offset = 0;
    uint64_t bytes = 0;
    {
        const Tiff tiff = openTiff(path, "r");
        require(TIFFSetDirectory(tiff.get(), static_cast<tdir_t>(directory)), "no such directory");
        directoryOffset = TIFFCurrentDirOffset(tiff.get());
        offset = TIFFGetStrileOffset(tiff.get(), index);
        bytes = TIFFGetStrileByteCount(tiff.get(), index);
    }
    switch (damage) {
    case Damage::scrambled:
        return overwrite(path, offset, bytes, index + 1);
    case Damage::bitError:
        return overwrite(path, offset + bytes / 2, std::min<uint64_t>(bytes / 4, 40), index + 1);
    case Damage::leftOut:
        return clearByteCount(path, directoryOffset, index);
    }
}

} // namespace

uint32_t texture(int64_t x, int64_t y)
{
    const double wave = std::sin(static_cast<double>(x) * 0.11) + std::cos(static_cast<double>(y) * 0.07);
    const auto channel = [](double value) { return static_cast<uint8_t>(std::clamp(value, 0.0, 255.0)); };
    const auto noise = static_cast<double>((x * 7919 + y * 104729) % 23);
    return rgb(channel(150 + 40 * wave + noise), channel(60 + static_cast<double>(x % 512) / 4 + noise),
               channel(90 + static_cast<double>(y % 512) / 4 - 20 * wave));
}

Painter tissueOnGlass(int width, int height, double centreX, double centreY, double radiusX, double radiusY)
{
    return [=](int64_t x, int64_t y) {
        const double dx = (static_cast<double>(x) / width - centreX) / radiusX;
        const double dy = (static_cast<double>(y) / height - centreY) / radiusY;
        if (dx * dx + dy * dy > 1)
            return rgb(244, 244, 245);
        const auto noise = static_cast<uint8_t>((x * 7919 + y * 104729) % 37);
        return rgb(static_cast<uint8_t>(190 + noise), static_cast<uint8_t>(110 + noise),
                   static_cast<uint8_t>(165 + noise));
    };
}

void makePyramid(const std::filesystem::path &path, const PyramidSpec &spec)
{
    const Tiff tiff = openTiff(path, "w");
    for (int level = 0; level < spec.levels; ++level)
        writeLevel(tiff.get(), spec, level);
}

std::string aperioDescription(double mpp, double objectivePower)
{
    return "Aperio Image Library v11.2.1\r\ntest|AppMag = " + std::to_string(objectivePower) +
           "|MPP = " + std::to_string(mpp);
}

void damageTile(const std::filesystem::path &path, int directory, int column, int row, Damage damage)
{
    uint32_t index = 0;
    {
        const Tiff tiff = openTiff(path, "r");
        require(TIFFSetDirectory(tiff.get(), static_cast<tdir_t>(directory)), "no such directory");
        uint32_t tileWidth = 0;
        uint32_t tileHeight = 0;
        TIFFGetField(tiff.get(), TIFFTAG_TILEWIDTH, &tileWidth);
        TIFFGetField(tiff.get(), TIFFTAG_TILELENGTH, &tileHeight);
        index = TIFFComputeTile(tiff.get(), static_cast<uint32_t>(column) * tileWidth,
                                static_cast<uint32_t>(row) * tileHeight, 0, 0);
    }
    damageOne(path, directory, index, damage);
}

void damageAllTiles(const std::filesystem::path &path, Damage damage)
{
    std::vector<uint32_t> tiles;
    {
        const Tiff tiff = openTiff(path, "r");
        do
            tiles.push_back(TIFFIsTiled(tiff.get()) ? TIFFNumberOfTiles(tiff.get()) : 0);
        while (TIFFReadDirectory(tiff.get()));
    }
    for (std::size_t directory = 0; directory < tiles.size(); ++directory)
        for (uint32_t index = 0; index < tiles[directory]; ++index)
            damageOne(path, static_cast<int>(directory), index, damage);
}

void makeStrippedTiff(const std::filesystem::path &path, int width, int height, const Painter &paint,
                      std::optional<double> mppTag)
{
    const Tiff tiff = openTiff(path, "w");
    setSize(tiff.get(), width, height);
    TIFFSetField(tiff.get(), TIFFTAG_COMPRESSION, COMPRESSION_LZW);
    TIFFSetField(tiff.get(), TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_RGB);
    TIFFSetField(tiff.get(), TIFFTAG_ROWSPERSTRIP, 16);
    if (mppTag)
        setResolution(tiff.get(), *mppTag);
    for (int y = 0; y < height; ++y) {
        std::vector<uint8_t> row = paintRgb(paint, 0, y, width, 1, 1);
        require(TIFFWriteScanline(tiff.get(), row.data(), static_cast<uint32_t>(y), 0) == 1, "no row written");
    }
}

void makePng(const std::filesystem::path &path, int width, int height, const Painter &paint,
             std::optional<double> mppTag)
{
    const std::unique_ptr<std::FILE, int (*)(std::FILE *)> file(std::fopen(path.c_str(), "wb"), &std::fclose);
    require(file != nullptr, "the test's PNG cannot be opened");
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
    png_infop info = png_create_info_struct(png);
    png_init_io(png, file.get());
    png_set_IHDR(png, info, static_cast<png_uint_32>(width), static_cast<png_uint_32>(height), 8,
                 PNG_COLOR_TYPE_RGB_ALPHA, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    if (mppTag) {
        const auto perMetre = static_cast<png_uint_32>(std::lround(1e6 / *mppTag));
        png_set_pHYs(png, info, perMetre, perMetre, PNG_RESOLUTION_METER);
    }
    png_write_info(png, info);
    png_set_bgr(png);
    for (int y = 0; y < height; ++y) {
        std::vector<uint32_t> row;
        for (int x = 0; x < width; ++x)
            row.push_back(paint(x, y));
        png_write_row(png, reinterpret_cast<png_const_bytep>(row.data()));
    }
    png_write_end(png, nullptr);
    png_destroy_write_struct(&png, &info);
}

void makeJpeg(const std::filesystem::path &path, int width, int height, const Painter &paint, int dotsPerInch)
{
    std::vector<uint8_t> pixels = paintRgb(paint, 0, 0, width, height, 1);
    const std::unique_ptr<void, int (*)(tjhandle)> encoder(tjInitCompress(), &tjDestroy);
    unsigned char *bytes = nullptr;
    unsigned long size = 0;
    require(tjCompress2(encoder.get(), pixels.data(), width, 0, height, TJPF_RGB, &bytes, &size, TJSAMP_444, 95, 0) ==
                0,
            "no JPEG written");
    if (dotsPerInch > 0) { // in the JFIF header that stands first
        bytes[13] = 1;
        bytes[14] = bytes[16] = static_cast<unsigned char>(dotsPerInch >> 8);
        bytes[15] = bytes[17] = static_cast<unsigned char>(dotsPerInch & 255);
    }
    std::ofstream(path, std::ios::binary)
        .write(reinterpret_cast<const char *>(bytes), static_cast<std::streamsize>(size));
    tjFree(bytes);
}

void cutFile(const std::filesystem::path &from, const std::filesystem::path &to, int64_t bytes)
{
    std::filesystem::copy_file(from, to, std::filesystem::copy_options::overwrite_existing);
    std::filesystem::resize_file(to, static_cast<std::uintmax_t>(bytes));
}

} // namespace tessera::testing
