#include "viewer/slide/detail/tiffpyramid.h"

#include "base/text.h"

#include <tiffio.h>

#include <algorithm>
#include <cmath>

namespace tessera::detail {
namespace {

using Page = TiffStructure::Page;

constexpr int64_t mostShownChannels = 3;
constexpr int64_t largestAssociatedPixels = int64_t{1} << 28;

/// A smaller one of the same shape (rounded, or cut by a few pixels) and of the same samples.
bool isSmallerVersion(const TiffDirectory &small, const TiffDirectory &large)
{
    if (small.width >= large.width || small.height > large.height || small.samples != large.samples ||
        small.bits != large.bits)
        return false;
    const double height =
        static_cast<double>(large.height) * static_cast<double>(small.width) / static_cast<double>(large.width);
    const auto actual = static_cast<double>(small.height);
    return std::abs(height - actual) <= std::max(2.0, actual / 100);
}

bool isLevelByTag(const TiffDirectory &page, const TiffDirectory &level0)
{
    return isSmallerVersion(page, level0) && (page.isReduced || (page.tiled && level0.tiled));
}

/// The resolutions of one page, finest first.
std::vector<TiffDirectory> resolutionsOf(const Page &page, const std::vector<Page> &pages)
{
    std::vector<TiffDirectory> found{page.directory};
    for (const TiffDirectory &below : page.subDirectories)
        if (isSmallerVersion(below, page.directory))
            found.push_back(below);
    for (const Page &other : pages)
        if (isLevelByTag(other.directory, page.directory))
            found.push_back(other.directory);
    std::stable_sort(found.begin(), found.end(),
                     [](const TiffDirectory &a, const TiffDirectory &b) { return a.width > b.width; });
    const auto sameWidth = [](const TiffDirectory &a, const TiffDirectory &b) { return a.width == b.width; };
    found.erase(std::unique(found.begin(), found.end(), sameWidth), found.end());
    return found;
}

bool haveSameBlocks(const TiffDirectory &a, const TiffDirectory &b)
{
    return a.width == b.width && a.height == b.height && a.tiled == b.tiled && a.blockWidth == b.blockWidth &&
           a.blockHeight == b.blockHeight && a.bits == b.bits;
}

/// Adds a channel's resolutions to those of the first; levels that it lacks go.
void addPlane(std::vector<TiffLevel> &levels, const std::vector<TiffDirectory> &resolutions)
{
    std::vector<TiffLevel> kept;
    for (std::size_t i = 0; i < std::min(levels.size(), resolutions.size()); ++i)
        if (haveSameBlocks(levels[i].first(), resolutions[i])) {
            levels[i].planes.push_back(resolutions[i]);
            kept.push_back(std::move(levels[i]));
        }
    levels = std::move(kept);
}

/// How many planes lie between one channel and the next.
int64_t channelStep(const OmeImage &image)
{
    int64_t step = 1;
    for (const char axis : std::string_view(image.dimensionOrder)) {
        if (axis == 'C')
            break;
        step *= axis == 'Z' ? image.sizeZ : axis == 'T' ? image.sizeT : 1;
    }
    return step;
}

int samplesOf(const OmeImage &image) { return image.channels.empty() ? 1 : image.channels.front().samples; }

int64_t planeCount(const OmeImage &image)
{
    constexpr int64_t most = int64_t{1} << 40; // more than any file has, and still addable
    return std::min(most, std::max<int64_t>(1, image.sizeC / samplesOf(image)) * image.sizeZ * image.sizeT);
}

/// The directory of a channel's plane at z = 0, t = 0. `base` is where the image begins when it does not say.
std::optional<std::size_t> directoryOf(const OmeImage &image, int64_t channel, int64_t base)
{
    const int64_t step = channelStep(image);
    for (const OmeTiffData &data : image.data) {
        if (data.firstZ != 0 || data.firstT != 0 || data.firstChannel < 0 || data.firstChannel > channel ||
            !data.fileName.empty())
            continue;
        const int64_t distance = (channel - data.firstChannel) * step;
        const int64_t planes = data.planes.value_or(data.ifd ? 1 : planeCount(image));
        if (distance < planes && data.ifd.value_or(0) >= 0)
            return static_cast<std::size_t>(data.ifd.value_or(0) + distance);
    }
    // (a file name in it is this file's own, most often; one of others gives a directory of another size)
    for (const OmeTiffData &data : image.data)
        if (data.firstZ == 0 && data.firstT == 0 && data.firstChannel == channel && data.ifd.value_or(0) >= 0)
            return static_cast<std::size_t>(data.ifd.value_or(0));
    if (image.data.empty())
        return static_cast<std::size_t>(base + channel * step);
    return std::nullopt;
}

const Page *pageOf(const OmeImage &image, int64_t channel, int64_t base, const std::vector<Page> &pages)
{
    const std::optional<std::size_t> index = directoryOf(image, channel, base);
    if (!index || *index >= pages.size())
        return nullptr;
    const Page &page = pages[*index];
    return page.directory.width == image.width && page.directory.height == image.height ? &page : nullptr;
}

std::string plainName(const std::string &text, const std::string &otherwise)
{
    const std::string small = lowerCase(text);
    for (const char *name : {"label", "macro", "thumbnail"})
        if (small.find(name) != small.npos)
            return name;
    return small.find("overview") != small.npos ? "macro" : otherwise;
}

void addAssociated(TiffPyramid &pyramid, std::string name, const TiffDirectory &directory)
{
    if (directory.width > largestAssociatedPixels / directory.height)
        return;
    const auto taken = [&](const std::string &candidate) {
        return std::any_of(pyramid.associated.begin(), pyramid.associated.end(),
                           [&](const TiffAssociated &other) { return other.name == candidate; });
    };
    const std::string wanted = name;
    for (int number = 2; taken(name); ++number)
        name = wanted + " " + std::to_string(number);
    pyramid.associated.push_back({std::move(name), directory});
}

/// Empty levels when the XML does not fit the file.
TiffPyramid omePyramid(const std::vector<OmeImage> &images, const std::vector<Page> &pages)
{
    TiffPyramid pyramid;
    std::vector<int64_t> bases;
    int64_t base = 0;
    for (const OmeImage &image : images) {
        bases.push_back(base);
        base += planeCount(image);
    }
    std::size_t shown = images.size();
    for (std::size_t i = 0; i < images.size(); ++i)
        if (pageOf(images[i], 0, bases[i], pages) &&
            (shown == images.size() || images[i].width * images[i].height > images[shown].width * images[shown].height))
            shown = i;
    if (shown == images.size())
        return pyramid;

    const OmeImage &image = images[shown];
    const Page &first = *pageOf(image, 0, bases[shown], pages);
    for (TiffDirectory &directory : resolutionsOf(first, pages))
        pyramid.levels.push_back({{std::move(directory)}});
    const bool isOnePlaneEach = first.directory.samples == 1;
    for (int64_t channel = 1; isOnePlaneEach && channel < std::min(image.sizeC, mostShownChannels); ++channel)
        if (const Page *page = pageOf(image, channel, bases[shown], pages);
            page && haveSameBlocks(page->directory, first.directory))
            addPlane(pyramid.levels, resolutionsOf(*page, pages));
    pyramid.ome = image;
    for (TiffLevel &level : pyramid.levels)
        for (TiffDirectory &plane : level.planes)
            plane.isOfOme = true;
    for (std::size_t i = 0; i < images.size(); ++i)
        if (i != shown)
            if (const Page *page = pageOf(images[i], 0, bases[i], pages))
                addAssociated(pyramid, plainName(images[i].name, "image " + std::to_string(i + 1)), page->directory);
    return pyramid;
}

TiffPyramid plainPyramid(const std::vector<Page> &pages)
{
    const auto isLess = [](const Page &a, const Page &b) {
        if (a.directory.isReduced != b.directory.isReduced)
            return a.directory.isReduced;
        return static_cast<double>(a.directory.width) * static_cast<double>(a.directory.height) <
               static_cast<double>(b.directory.width) * static_cast<double>(b.directory.height);
    };
    const Page &largest = *std::max_element(pages.begin(), pages.end(), isLess); // the first of equals
    TiffPyramid pyramid;
    for (TiffDirectory &directory : resolutionsOf(largest, pages))
        pyramid.levels.push_back({{std::move(directory)}});
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const TiffDirectory &page = pages[i].directory;
        const TiffDirectory &level0 = largest.directory;
        const bool isPlane = page.width == level0.width && page.height == level0.height;
        if (isPlane || isLevelByTag(page, level0))
            continue;
        const bool isThumbnail = isSmallerVersion(page, level0);
        addAssociated(pyramid, plainName(page.description, isThumbnail ? "thumbnail" : "page " + std::to_string(i + 1)),
                      page);
    }
    return pyramid;
}

} // namespace

TiffPyramid pyramidOf(TiffStructure structure)
{
    const std::string &description = structure.pages.front().directory.description;
    std::string flaw;
    if (isOmeXml(description)) {
        const auto images = parseOmeXml(description);
        if (images) {
            TiffPyramid pyramid = omePyramid(*images, structure.pages);
            if (!pyramid.levels.empty()) {
                pyramid.levels.front().planes.front().description.clear(); // long, and understood
                return pyramid;
            }
        }
        flaw = images ? "OME-XML that does not describe the pictures of this file" : images.error();
    }
    TiffPyramid pyramid = plainPyramid(structure.pages);
    pyramid.flaw = std::move(flaw);
    return pyramid;
}

} // namespace tessera::detail
