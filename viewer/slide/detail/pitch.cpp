#include "viewer/slide/detail/pitch.h"

#include "base/text.h"

namespace tessera::detail {
namespace {

std::optional<double> numberIn(const SlideProperties &properties, const std::string &name)
{
    const auto found = properties.find(name);
    double number = 0;
    if (found == properties.end() || !parseNumber(found->second, number))
        return std::nullopt;
    return number;
}

std::optional<MicronsPerPixel> plausible(double x, double y, MppSource source)
{
    if (!isPlausibleMpp(x) || !isPlausibleMpp(y))
        return std::nullopt;
    return MicronsPerPixel{x, y, source};
}

std::optional<MicronsPerPixel> pitchFromTags(const SlideProperties &properties)
{
    const std::optional<double> x = numberIn(properties, "tiff.XResolution");
    const std::optional<double> y = numberIn(properties, "tiff.YResolution");
    if (!x || !y)
        return std::nullopt;
    const auto unit = properties.find("tiff.ResolutionUnit");
    if (unit == properties.end() || unit->second == "inch") // the TIFF specification's default
        return pitchFromResolution(*x, *y, micronsPerInch);
    if (unit->second == "centimeter")
        return pitchFromResolution(*x, *y, micronsPerCentimetre);
    return std::nullopt;
}

} // namespace

std::optional<MicronsPerPixel> pitchFromResolution(double x, double y, double micronsPerUnit)
{
    if (x <= 0 || y <= 0)
        return std::nullopt;
    return plausible(micronsPerUnit / x, micronsPerUnit / y, MppSource::resolutionTag);
}

std::optional<MicronsPerPixel> pitchFromProperties(const SlideProperties &properties)
{
    const std::optional<double> x = numberIn(properties, "openslide.mpp-x");
    const std::optional<double> y = numberIn(properties, "openslide.mpp-y");
    if (x && y)
        if (const auto pitch = plausible(*x, *y, MppSource::file))
            return pitch;
    if (const auto pitch = pitchFromTags(properties))
        return pitch;
    if (const std::optional<double> power = objectivePowerOf(properties)) {
        const double mpp = Magnification(*power).micronsPerPixel();
        return plausible(mpp, mpp, MppSource::objectivePower);
    }
    return std::nullopt;
}

std::optional<double> objectivePowerOf(const SlideProperties &properties)
{
    const std::optional<double> power = numberIn(properties, "openslide.objective-power");
    return power && *power > 0 ? power : std::nullopt;
}

} // namespace tessera::detail
