#include "viewer/slide/detail/dicomsource.h"

#include "base/text.h"
#include "viewer/slide/detail/readprofile.h"
#include "viewer/slide/detail/rects.h"

#include <algorithm>
#include <thread>

namespace tessera::detail {
namespace {

constexpr int64_t largestTile = 4096; // a larger frame is no unit to read by
constexpr int64_t largestAssociatedPixels = int64_t{1} << 28;

SlideLevel levelOf(const DicomInstance &instance, const DicomInstance &level0)
{
    SlideLevel level;
    level.width = instance.width;
    level.height = instance.height;
    level.downsample = (static_cast<double>(level0.width) / static_cast<double>(instance.width) +
                        static_cast<double>(level0.height) / static_cast<double>(instance.height)) /
                       2;
    if (instance.tileWidth <= largestTile && instance.tileHeight <= largestTile) {
        level.tileWidth = static_cast<int>(instance.tileWidth);
        level.tileHeight = static_cast<int>(instance.tileHeight);
    }
    return level;
}

SlideFacts factsOf(const std::vector<std::unique_ptr<DicomTiles>> &levels, const std::filesystem::path &path)
{
    const DicomInstance &level0 = levels.front()->instance();
    SlideFacts facts;
    facts.path = path;
    facts.reader = SlideReaderKind::dicom;
    facts.vendor = "dicom";
    facts.background = levels.front()->background();
    facts.properties = level0.properties;
    // Under OpenSlide's names, so that whoever looks for them there finds them.
    if (level0.mppX && level0.mppY) {
        facts.properties["openslide.mpp-x"] = formatted(*level0.mppX);
        facts.properties["openslide.mpp-y"] = formatted(*level0.mppY);
    }
    if (level0.objectivePower)
        facts.properties["openslide.objective-power"] = formatted(*level0.objectivePower);
    facts.mpp = pitchFromProperties(facts.properties);
    facts.objectivePower = objectivePowerOf(facts.properties);
    facts.colourProfile = profileOf(level0.profile);
    for (const std::unique_ptr<DicomTiles> &level : levels)
        facts.levels.push_back(levelOf(level->instance(), level0));
    return facts;
}

} // namespace

Result<std::shared_ptr<const SlideSource>>
DicomSource::open(const std::filesystem::path &path, const SlideOptions &options, const std::string &fingerprint)
{
    Result<DicomSlide> slide = readDicomSlide(path);
    if (!slide)
        return passOn(std::move(slide.error()));
    if (const std::string reason = reasonUnreadable(slide->levels.front().first()); !reason.empty())
        return fail(ErrorCode::slideUnsupported, displayed(path), reason);
    std::vector<std::unique_ptr<DicomTiles>> levels;
    for (DicomLevel &level : slide->levels) {
        if (!reasonUnreadable(level.first()).empty())
            continue;
        Result<std::unique_ptr<DicomTiles>> tiles = DicomTiles::open(std::move(level));
        if (tiles)
            levels.push_back(std::move(*tiles));
        else if (levels.empty()) // (a coarser level that cannot be opened costs itself)
            return passOn(std::move(tiles.error()));
    }
    SlideFacts facts = factsOf(levels, path);
    facts.fingerprint = fingerprint;
    if (options.userMpp)
        facts.mpp = MicronsPerPixel{*options.userMpp, *options.userMpp, MppSource::user};
    std::erase_if(slide->associated, [](const auto &image) {
        const DicomInstance &first = image.second.first();
        return !reasonUnreadable(first).empty() || first.width > largestAssociatedPixels / first.height;
    });
    for (const auto &[name, image] : slide->associated)
        facts.associated.emplace(name, SlideSize{image.first().width, image.first().height});
    return std::shared_ptr<const SlideSource>(
        new DicomSource(std::move(facts), std::move(levels), std::move(slide->associated)));
}

DicomSource::DicomSource(SlideFacts facts, std::vector<std::unique_ptr<DicomTiles>> levels,
                         std::map<std::string, DicomLevel> associated)
    : SlideSource(std::move(facts)), m_levels(std::move(levels)), m_associated(std::move(associated)),
      m_decoders(std::max(4u, std::thread::hardware_concurrency()), &DicomFrameDecoder::create)
{
}

Result<SlideRegion> DicomSource::read(int level, const PixelRect &rect) const
{
    const SlideLevel &size = facts().levels[static_cast<std::size_t>(level)];
    SlideRegion region{Pixels::filled(static_cast<int>(rect.width), static_cast<int>(rect.height), facts().background),
                       {}};
    const PixelRect inside = intersection(rect, {0, 0, size.width, size.height});
    if (isEmpty(inside))
        return region;
    if (Result<void> done = m_levels[static_cast<std::size_t>(level)]->read(rect, inside, m_decoders, region); !done)
        return passOn(std::move(done.error()));
    return region;
}

Result<Pixels> DicomSource::readAssociated(const std::string &name) const
{
    const auto found = m_associated.find(name);
    if (found == m_associated.end())
        return fail(ErrorCode::slideDamaged, displayed(facts().path), "no image \"" + validUtf8(name) + "\"");
    Result<std::unique_ptr<DicomTiles>> image = DicomTiles::open(found->second);
    if (!image)
        return passOn(std::move(image.error()));
    const PixelRect whole{0, 0, (*image)->instance().width, (*image)->instance().height};
    SlideRegion region{
        Pixels::filled(static_cast<int>(whole.width), static_cast<int>(whole.height), (*image)->background()), {}};
    if (Result<void> done = (*image)->read(whole, whole, m_decoders, region); !done)
        return passOn(std::move(done.error()));
    if (!region.damaged.empty())
        return fail(ErrorCode::slideDamaged, displayed(facts().path),
                    "the image \"" + validUtf8(name) + "\" cannot be decoded");
    return std::move(region.pixels);
}

} // namespace tessera::detail
