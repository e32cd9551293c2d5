#include "viewer/slide/detail/tiffdisplay.h"

#include "base/text.h"
#include "viewer/slide/detail/tiffblocks.h"

#include <tiffio.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace tessera::detail {
namespace {

constexpr int64_t mostMeasuredBlocks = 64;
constexpr int64_t mostMeasuredPixels = int64_t{1} << 26;
constexpr std::size_t mostShownChannels = 3;
constexpr uint32_t white = 0xFFFFFFFF;
constexpr uint32_t black = 0xFF000000;
constexpr std::array<uint32_t, 3> primaries{0xFFFF0000, 0xFF00FF00, 0xFF0000FF};
constexpr std::array primaryNames{"red", "green", "blue"};

int tableBits(const TiffDirectory &directory) { return directory.bits > 8 ? 16 : 8; }

std::optional<ValueRange> taggedRange(const TiffDirectory &directory)
{
    if (!directory.darkest || !directory.brightest)
        return std::nullopt;
    const ValueRange range{static_cast<int>(std::clamp(*directory.darkest, 0.0, 65535.0)),
                           static_cast<int>(std::clamp(*directory.brightest, 0.0, 65535.0))};
    return range.low < range.high ? std::optional(range) : std::nullopt;
}

/// All the values that its samples can have, by what the file says.
ValueRange fullRange(const TiffDirectory &directory, const TiffPyramid *pyramid)
{
    if (directory.bits <= 8)
        return rangeOfBits(8);
    if (pyramid && pyramid->ome && pyramid->ome->significantBits && *pyramid->ome->significantBits <= directory.bits)
        return rangeOfBits(std::max(8, *pyramid->ome->significantBits));
    return rangeOfBits(directory.bits);
}

bool hasFewerBits(const TiffDirectory &directory, const TiffPyramid &pyramid)
{
    return fullRange(directory, &pyramid).high < 65535;
}

/// The channels with their places; ranges are still full.
std::vector<ShownChannel> channelsOf(const TiffLevel &level, const TiffPyramid *pyramid)
{
    const TiffDirectory &first = level.first();
    const Polarity polarity =
        first.photometric == PHOTOMETRIC_MINISWHITE ? Polarity::zeroIsWhite : Polarity::zeroIsBlack;
    const std::size_t planes = level.planes.size();
    const auto own = static_cast<std::size_t>(first.samples) - (first.hasAlpha ? 1 : 0);
    const std::size_t count = std::min(mostShownChannels, isColour(first) ? 3 : std::max(planes, own));
    std::vector<ShownChannel> channels;
    for (std::size_t i = 0; i < count; ++i) {
        ShownChannel channel{planes > 1 ? i : 0, planes > 1 ? 0 : static_cast<int>(i),
                             count == 1 ? white : primaries[i], fullRange(first, pyramid), polarity};
        channels.push_back(channel);
    }
    return channels;
}

/// OME's colours, where they tell the channels apart.
void tint(std::vector<ShownChannel> &channels, const OmeImage &image)
{
    if (channels.size() < 2 || image.channels.size() < channels.size())
        return;
    for (std::size_t i = 0; i < channels.size(); ++i)
        if (const auto &colour = image.channels[i].colour; !colour || *colour == white || *colour == black)
            return;
    for (std::size_t i = 0; i < channels.size(); ++i)
        channels[i].colour = *image.channels[i].colour;
}

/// Sets the ranges to the values that occur.
Result<void> measure(const std::filesystem::path &path, const TiffLevel &level, std::vector<ShownChannel> &channels)
{
    std::vector<ValueHistogram> histograms(channels.size());
    const TiffDirectory &size = level.first();
    const int64_t blocks = size.columns() * size.rows();
    const int64_t most =
        std::clamp<int64_t>(mostMeasuredPixels / (size.blockWidth * size.blockHeight), 1, mostMeasuredBlocks);
    const int64_t step = (blocks + most - 1) / most;
    for (std::size_t plane = 0; plane < level.planes.size(); ++plane) {
        const auto open = TiffBlocks::open(path, level.planes[plane]);
        if (!open)
            return passOn(open.error());
        TiffBlock block;
        for (int64_t i = 0; i < blocks; i += step) {
            if ((*open)->read(i % size.columns(), i / size.columns(), block) != BlockOutcome::decoded)
                continue;
            for (std::size_t c = 0; c < channels.size(); ++c)
                if (channels[c].plane == plane)
                    histograms[c].add(block.samples, channels[c].sample);
        }
    }
    for (std::size_t c = 0; c < channels.size(); ++c)
        channels[c].range = histograms[c].range();
    return {};
}

std::string colourName(uint32_t colour)
{
    for (std::size_t i = 0; i < primaries.size(); ++i)
        if (colour == primaries[i])
            return primaryNames[i];
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string name = "#";
    for (int shift = 20; shift >= 0; shift -= 4)
        name += digits[(colour >> shift) & 15];
    return name;
}

/// "channel 1 (DAPI) as blue, channel 2 (FITC) as green; 3 more are not shown"
std::string whatIsShown(const std::vector<ShownChannel> &channels, const std::optional<OmeImage> &ome,
                        std::size_t available)
{
    std::string text;
    for (std::size_t i = 0; i < channels.size(); ++i) {
        text += (i == 0 ? "channel " : ", channel ") + std::to_string(i + 1);
        if (ome && i < ome->channels.size() && !ome->channels[i].name.empty())
            text += " (" + validUtf8(ome->channels[i].name) + ")";
        if (channels.size() > 1)
            text += " as " + colourName(channels[i].colour);
    }
    if (available > channels.size())
        text += "; " + std::to_string(available - channels.size()) + " more not shown";
    if (ome && ome->sizeZ * ome->sizeT > 1)
        text += "; the first of " + std::to_string(ome->sizeZ * ome->sizeT) + " planes in depth and time";
    return text;
}

std::string rangesOf(const std::vector<ShownChannel> &channels)
{
    std::string text;
    for (const ShownChannel &channel : channels)
        text += (text.empty() ? "" : ", ") + std::to_string(channel.range.low) + " to " +
                std::to_string(channel.range.high);
    return text;
}

std::optional<Transparency> transparencyOf(const TiffDirectory &directory)
{
    if (!directory.hasAlpha)
        return std::nullopt;
    return Transparency{isColour(directory) ? 3 : 1,
                        directory.isPremultiplied ? Transparency::Kind::premultiplied : Transparency::Kind::straight};
}

std::size_t channelsAvailable(const TiffPyramid &pyramid)
{
    const TiffLevel &level0 = pyramid.levels.front();
    const auto ofOme = pyramid.ome ? static_cast<std::size_t>(pyramid.ome->sizeC) : 0;
    return std::max({ofOme, level0.planes.size(), static_cast<std::size_t>(level0.first().samples)});
}

} // namespace

Result<TiffDisplay> displayOf(const std::filesystem::path &path, const TiffPyramid &pyramid)
{
    const TiffLevel &level0 = pyramid.levels.front();
    const TiffDirectory &first = level0.first();
    if (pixelsOf(first) != TiffPixels::samples)
        return TiffDisplay{SampleDisplay({}, 8, std::nullopt, white), white, {}};
    std::vector<ShownChannel> channels = channelsOf(level0, &pyramid);
    const bool isGrey = !isColour(first);
    if (isGrey && pyramid.ome)
        tint(channels, *pyramid.ome);
    SlideProperties properties;
    if (const std::size_t available = channelsAvailable(pyramid); isGrey && !first.hasAlpha && available > 1)
        properties.emplace("tessera.shown", whatIsShown(channels, pyramid.ome, available));
    else if (pyramid.ome && pyramid.ome->sizeZ * pyramid.ome->sizeT > 1)
        properties.emplace("tessera.shown", whatIsShown({}, pyramid.ome, 0).substr(2));
    if (isGrey && first.bits > 8) {
        if (const auto tagged = taggedRange(first)) {
            for (ShownChannel &channel : channels)
                channel.range = *tagged;
        } else if (!hasFewerBits(first, pyramid)) {
            if (Result<void> done = measure(path, pyramid.levels.back(), channels); !done)
                return passOn(std::move(done.error()));
        }
    }
    if (first.bits > 8)
        properties.emplace("tessera.range", rangesOf(channels));
    const uint32_t background =
        isGrey && first.photometric == PHOTOMETRIC_MINISBLACK && !first.hasAlpha ? black : white;
    return TiffDisplay{SampleDisplay(std::move(channels), tableBits(first), transparencyOf(first), background),
                       background, std::move(properties)};
}

SampleDisplay plainDisplayOf(const TiffDirectory &directory)
{
    return SampleDisplay(channelsOf({{directory}}, nullptr), tableBits(directory), transparencyOf(directory), white);
}

} // namespace tessera::detail
