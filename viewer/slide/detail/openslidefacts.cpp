#include "viewer/slide/detail/openslidefacts.h"

#include "base/text.h"
#include "viewer/slide/detail/pitch.h"

#include <openslide/openslide.h>

#include <charconv>

namespace tessera::detail {
namespace {

// A "tile" larger than this (a whole strip, in some formats) is no unit to read by.
constexpr int largestTile = 4096;
constexpr int64_t sideLimit = int64_t{1} << 31;

template <typename Integer>
std::optional<Integer> integerIn(const SlideProperties &properties, const std::string &name, int base = 10)
{
    const auto found = properties.find(name);
    if (found == properties.end())
        return std::nullopt;
    const std::string &text = found->second;
    Integer value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value, base);
    if (failure != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

SlideProperties propertiesOf(openslide_t *slide)
{
    SlideProperties properties;
    for (const char *const *name = openslide_get_property_names(slide); *name; ++name)
        if (const char *value = openslide_get_property_value(slide, *name))
            properties.emplace(validUtf8(*name), validUtf8(value));
    return properties;
}

std::vector<SlideLevel> levelsOf(openslide_t *slide, const SlideProperties &properties)
{
    std::vector<SlideLevel> levels;
    for (int i = 0; i < openslide_get_level_count(slide); ++i) {
        SlideLevel level;
        openslide_get_level_dimensions(slide, i, &level.width, &level.height);
        level.downsample = openslide_get_level_downsample(slide, i);
        const std::string prefix = "openslide.level[" + std::to_string(i) + "].tile-";
        const int width = integerIn<int>(properties, prefix + "width").value_or(0);
        const int height = integerIn<int>(properties, prefix + "height").value_or(0);
        if (width > 0 && height > 0 && width <= largestTile && height <= largestTile) {
            level.tileWidth = width;
            level.tileHeight = height;
        }
        levels.push_back(level);
    }
    return levels;
}

std::map<std::string, SlideSize> associatedOf(openslide_t *slide)
{
    std::map<std::string, SlideSize> associated;
    for (const char *const *name = openslide_get_associated_image_names(slide); *name; ++name) {
        SlideSize size;
        openslide_get_associated_image_dimensions(slide, *name, &size.width, &size.height);
        associated.emplace(*name, size);
    }
    return associated;
}

std::optional<Level0Rect> boundsIn(const SlideProperties &properties)
{
    const auto x = integerIn<int64_t>(properties, "openslide.bounds-x");
    const auto y = integerIn<int64_t>(properties, "openslide.bounds-y");
    const auto width = integerIn<int64_t>(properties, "openslide.bounds-width");
    const auto height = integerIn<int64_t>(properties, "openslide.bounds-height");
    if (!x || !y || !width || !height)
        return std::nullopt;
    return Level0Rect{static_cast<double>(*x), static_cast<double>(*y), static_cast<double>(*width),
                      static_cast<double>(*height)};
}

} // namespace

Result<SlideFacts> factsOf(const OpenSlideHandle &handle, const std::filesystem::path &path)
{
    openslide_t *slide = handle.raw();
    SlideFacts facts;
    facts.path = path;
    facts.properties = propertiesOf(slide);
    facts.vendor = facts.properties["openslide.vendor"];
    facts.levels = levelsOf(slide, facts.properties);
    facts.mpp = pitchFromProperties(facts.properties);
    facts.objectivePower = objectivePowerOf(facts.properties);
    facts.associated = associatedOf(slide);
    facts.bounds = boundsIn(facts.properties);
    if (const auto colour = integerIn<uint32_t>(facts.properties, "openslide.background-color", 16))
        facts.background = 0xFF000000u | *colour;
    if (Result<void> checked = handle.check(); !checked)
        return passOn(std::move(checked.error()));
    if (facts.levels.empty())
        return fail(ErrorCode::slideDamaged, displayed(path), "no image in it");
    for (const SlideLevel &level : facts.levels)
        if (level.width <= 0 || level.height <= 0 || !(level.downsample > 0))
            return fail(ErrorCode::slideDamaged, displayed(path), "a level without pixels");
    if (facts.level0().width >= sideLimit || facts.level0().height >= sideLimit)
        return fail(ErrorCode::slideDamaged, displayed(path),
                    std::to_string(facts.level0().width) + " x " + std::to_string(facts.level0().height) +
                        " pixels, more than any slide has");
    return facts;
}

} // namespace tessera::detail
