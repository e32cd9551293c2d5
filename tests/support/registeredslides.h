#pragma once
#include "analysis/synthesis/sampleslide.h"
#include "tests/support/scratch.h"
#include "tests/support/warpedslide.h"

namespace tessera::testing {

/// A drawn H&E slide: 4000 x 3200 px of 0.5 um unless the seed's owner wants another size.
inline std::shared_ptr<const SlideSource> drawnSlide(const Scratch &scratch, uint64_t seed, int64_t width = 4000,
                                                     int64_t height = 3200)
{
    SampleSpec spec;
    spec.width = width;
    spec.height = height;
    spec.seed = seed;
    const auto path = scratch / ("drawn" + std::to_string(seed) + ".tiff");
    const auto files = writeSampleSlide(path, spec, [](double) {}, {});
    const auto slide = files ? openSlide(path) : passOn(files.error());
    if (!slide)
        qFatal("%s", sentence(slide.error()).c_str());
    return *slide;
}

inline Pixels allPixelsOf(const SlideSource &slide)
{
    const SlideLevel &level0 = slide.facts().level0();
    return slide.read(0, {0, 0, level0.width, level0.height})->pixels;
}

/// Turned about its middle and shifted a little, on a slide that has room for it.
inline WarpOptions turnedOptions(const SlideSource &slide, double degrees, double scale = 1, bool mirrored = false)
{
    const Level0Rect extent = slide.facts().extent();
    WarpOptions options;
    options.map = AffineMap::turned(degrees, scale, mirrored);
    options.width = options.height = static_cast<int64_t>(1.05 * scale * std::hypot(extent.width, extent.height));
    const Level0Point middle = options.map({extent.width / 2, extent.height / 2});
    options.map.x0 = static_cast<double>(options.width) / 2 - middle.x + 37.3;
    options.map.y0 = static_cast<double>(options.height) / 2 - middle.y - 81.7;
    const MicronsPerPixel &mpp = *slide.facts().mpp;
    options.mpp = MicronsPerPixel{mpp.x / scale, mpp.y / scale, MppSource::file};
    return options;
}

/// As if eosin were a pale DAB and haematoxylin a weak one: H&E becomes what immunohistochemistry looks like.
inline uint32_t asImmunoStain(uint32_t pixel)
{
    const auto density = [](uint8_t value) { return -std::log10(std::max<int>(value, 1) / 255.0); };
    const auto byte = [](double d) { return static_cast<uint8_t>(std::clamp(255 * std::pow(10, -d), 0.0, 255.0)); };
    const double r = density(red(pixel));
    const double g = density(green(pixel));
    const double b = density(blue(pixel));
    const double h = 0.7 * std::max(0.0, 1.878 * r - 0.066 * g - 0.602 * b);
    const double dab = 0.6 * std::max(0.0, -1.008 * r + 1.135 * g - 0.480 * b);
    return rgb(byte(0.65 * h + 0.27 * dab), byte(0.70 * h + 0.57 * dab), byte(0.29 * h + 0.78 * dab));
}

/// A scanner without colours.
inline uint32_t asGrey(uint32_t pixel)
{
    const auto grey = static_cast<uint8_t>((red(pixel) * 3 + green(pixel) * 6 + blue(pixel)) / 10);
    return rgb(grey, grey, grey);
}

} // namespace tessera::testing
