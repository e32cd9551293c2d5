#include "viewer/slide/detail/tifffacts.h"

#include "base/text.h"
#include "viewer/slide/detail/pitch.h"
#include "viewer/slide/detail/readprofile.h"

#include <tiffio.h>

namespace tessera::detail {
namespace {

// A wider or higher "tile" (a strip, or the whole picture) is no unit to read by.
constexpr int64_t largestTile = 4096;

const char *unitName(uint16_t unit)
{
    switch (unit) { // OpenSlide's names
    case RESUNIT_INCH:
        return "inch";
    case RESUNIT_CENTIMETER:
        return "centimeter";
    default:
        return "unknown";
    }
}

void addResolution(const TiffDirectory &directory, SlideProperties &properties)
{
    if (directory.resolutionX)
        properties["tiff.XResolution"] = formatted(*directory.resolutionX);
    if (directory.resolutionY)
        properties["tiff.YResolution"] = formatted(*directory.resolutionY);
    properties["tiff.ResolutionUnit"] = unitName(directory.resolutionUnit);
}

void addOme(const OmeImage &image, SlideProperties &properties)
{
    properties["ome.Image.Name"] = validUtf8(image.name);
    properties["ome.Pixels.Type"] = image.type;
    properties["ome.Pixels.SizeC"] = std::to_string(image.sizeC);
    properties["ome.Pixels.SizeZ"] = std::to_string(image.sizeZ);
    properties["ome.Pixels.SizeT"] = std::to_string(image.sizeT);
    // Under OpenSlide's names, so that whoever looks for them there finds them.
    if (image.physicalSizeX && image.physicalSizeY) {
        properties["openslide.mpp-x"] = formatted(*image.physicalSizeX);
        properties["openslide.mpp-y"] = formatted(*image.physicalSizeY);
    }
    if (image.magnification)
        properties["openslide.objective-power"] = formatted(*image.magnification);
    for (std::size_t i = 0; i < image.channels.size() && i < 64; ++i)
        if (!image.channels[i].name.empty())
            properties["ome.Channel[" + std::to_string(i) + "].Name"] = validUtf8(image.channels[i].name);
}

SlideLevel levelOf(const TiffDirectory &directory, const TiffDirectory &level0)
{
    SlideLevel level;
    level.width = directory.width;
    level.height = directory.height;
    level.downsample = (static_cast<double>(level0.width) / static_cast<double>(directory.width) +
                        static_cast<double>(level0.height) / static_cast<double>(directory.height)) /
                       2;
    if (directory.tiled && directory.blockWidth <= largestTile && directory.blockHeight <= largestTile) {
        level.tileWidth = static_cast<int>(directory.blockWidth);
        level.tileHeight = static_cast<int>(directory.blockHeight);
    }
    return level;
}

} // namespace

SlideFacts factsOf(const TiffPyramid &pyramid, const std::filesystem::path &path)
{
    const TiffDirectory &level0 = pyramid.levels.front().first();
    SlideFacts facts;
    facts.path = path;
    facts.reader = SlideReaderKind::tiff;
    facts.vendor = pyramid.ome ? "ome-tiff" : "generic-tiff";
    for (const TiffLevel &level : pyramid.levels)
        facts.levels.push_back(levelOf(level.first(), level0));
    facts.properties = level0.texts;
    if (!level0.description.empty())
        facts.properties["tiff.ImageDescription"] = validUtf8(level0.description.substr(0, 4096));
    addResolution(level0, facts.properties);
    if (pyramid.ome)
        addOme(*pyramid.ome, facts.properties);
    if (!pyramid.flaw.empty())
        facts.properties["tessera.note"] = validUtf8(pyramid.flaw);
    facts.mpp = pitchFromProperties(facts.properties);
    facts.objectivePower = objectivePowerOf(facts.properties);
    for (const TiffAssociated &image : pyramid.associated)
        facts.associated.emplace(image.name, SlideSize{image.directory.width, image.directory.height});
    const TiffFile file(path, TiffStart::header);
    if (file && TIFFSetSubDirectory(file.raw(), level0.offset))
        facts.colourProfile = profileIn(file);
    return facts;
}

} // namespace tessera::detail
