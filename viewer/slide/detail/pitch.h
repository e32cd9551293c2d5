#pragma once
#include "base/units.h"
#include "viewer/slide/slidefacts.h"

#include <map>
#include <optional>
#include <string>

namespace tessera::detail {

using SlideProperties = std::map<std::string, std::string>;

/// Pixels per centimetre or per inch, as a TIFF, PNG or JPEG says; empty where it is missing or the pitch that
/// follows is none of a scanner's (72 dpi and other defaults).
std::optional<MicronsPerPixel> pitchFromResolution(double x, double y, double micronsPerUnit);
constexpr double micronsPerCentimetre = 10000;
constexpr double micronsPerInch = 25400;
constexpr double micronsPerMetre = 1000000;

/// OpenSlide's mpp, else the TIFF resolution tags, else 10 / objective power, else unknown: each only if plausible.
std::optional<MicronsPerPixel> pitchFromProperties(const SlideProperties &properties);

/// openslide.objective-power, where it is a positive number.
std::optional<double> objectivePowerOf(const SlideProperties &properties);

} // namespace tessera::detail
