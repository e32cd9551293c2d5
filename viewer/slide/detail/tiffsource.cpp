#include "viewer/slide/detail/tiffsource.h"

#include "base/text.h"
#include "viewer/slide/detail/readprofile.h"
#include "viewer/slide/detail/rects.h"
#include "viewer/slide/detail/tiffdisplay.h"
#include "viewer/slide/detail/tifffacts.h"

#include <algorithm>

namespace tessera::detail {
namespace {

// A plain picture of this size takes a quarter of a second to decode and 64 MiB: no tiles needed.
constexpr int64_t largestPlainPixels = int64_t{1} << 24;
constexpr int tilesToCompare = 2;

/// Without the levels that cannot be read; level 0 stays.
void dropUnreadableLevels(TiffPyramid &pyramid)
{
    const TiffPixels kind = pixelsOf(pyramid.levels.front().first());
    std::erase_if(pyramid.levels, [&](const TiffLevel &level) { return pixelsOf(level.first()) != kind; });
    std::erase_if(pyramid.associated,
                  [](const TiffAssociated &image) { return pixelsOf(image.directory) == TiffPixels::unreadable; });
}

/// The levels with JPEG tiles; none where samples are not shown as they are.
std::unique_ptr<DirectTiles> directTilesOf(const std::filesystem::path &path, const std::vector<TiffLevel> &levels)
{
    std::vector<std::optional<JpegTileLevel>> found(levels.size());
    for (std::size_t i = 0; i < levels.size(); ++i)
        if (levels[i].planes.size() == 1)
            found[i] = jpegTileLevelAt(path, levels[i].first().offset);
    return DirectTiles::of(path, std::move(found));
}

/// Drops the levels where a tile decoded directly is not the same bit for bit, or none could be compared.
Result<void> keepVerified(DirectTiles &direct, TiffLevels &levels, const SlideFacts &facts)
{
    for (int i = 0; i < static_cast<int>(facts.levels.size()); ++i) {
        if (!direct.has(i))
            continue;
        const JpegTileLevel &level = direct.level(i);
        const auto largest = std::max_element(level.byteCounts.begin(), level.byteCounts.end());
        const auto count = static_cast<int64_t>(level.byteCounts.size());
        int same = 0;
        int compared = 0;
        for (const int64_t tile : {int64_t{largest - level.byteCounts.begin()}, count / 2, int64_t{0}}) {
            const PixelRect part =
                intersection({tile % level.columns() * level.tileWidth, tile / level.columns() * level.tileHeight,
                              level.tileWidth, level.tileHeight},
                             {0, 0, level.width, level.height});
            SlideRegion ours{
                Pixels::filled(static_cast<int>(part.width), static_cast<int>(part.height), facts.background), {}};
            SlideRegion theirs = ours;
            if (compared == tilesToCompare || !direct.read(i, part, part, facts.background, ours).empty() ||
                !ours.damaged.empty())
                continue;
            if (Result<void> done = levels.read(i, part, {part}, theirs); !done)
                return passOn(std::move(done.error()));
            ++compared;
            same += theirs.damaged.empty() && theirs.pixels.data == ours.pixels.data ? 1 : 0;
        }
        if (compared == 0 || same < compared)
            direct.drop(i);
    }
    return {};
}

} // namespace

Result<std::shared_ptr<const SlideSource>> TiffSource::open(const std::filesystem::path &path, TiffPyramid pyramid,
                                                            const SlideOptions &options, const std::string &fingerprint)
{
    const TiffDirectory &first = pyramid.levels.front().first();
    if (const std::string reason = reasonUnreadable(first); !reason.empty())
        return fail(ErrorCode::slideUnsupported, displayed(path), reason);
    dropUnreadableLevels(pyramid);
    Result<TiffDisplay> display = displayOf(path, pyramid);
    if (!display)
        return passOn(std::move(display.error()));

    SlideFacts facts = factsOf(pyramid, path);
    facts.fingerprint = fingerprint;
    facts.background = display->background;
    facts.properties.merge(display->properties);
    if (options.userMpp)
        facts.mpp = MicronsPerPixel{*options.userMpp, *options.userMpp, MppSource::user};
    auto direct =
        options.tilePath == TilePath::fastest ? directTilesOf(path, pyramid.levels) : std::make_unique<DirectTiles>();
    auto levels = std::make_unique<TiffLevels>(path, std::move(pyramid.levels), std::move(display->display));
    if (Result<void> opened = levels->openOnce(); !opened)
        return passOn(std::move(opened.error()));
    if (Result<void> verified = keepVerified(*direct, *levels, facts); !verified)
        return passOn(std::move(verified.error()));
    for (std::size_t i = 0; i < facts.levels.size(); ++i)
        facts.levels[i].directTiles = direct->has(static_cast<int>(i));
    return std::shared_ptr<const SlideSource>(
        new TiffSource(std::move(facts), std::move(direct), std::move(levels), std::move(pyramid.associated)));
}

TiffSource::TiffSource(SlideFacts facts, std::unique_ptr<DirectTiles> direct, std::unique_ptr<TiffLevels> levels,
                       std::vector<TiffAssociated> associated)
    : SlideSource(std::move(facts)), m_direct(std::move(direct)), m_levels(std::move(levels)),
      m_associated(std::move(associated))
{
}

Result<SlideRegion> TiffSource::read(int level, const PixelRect &rect) const
{
    const SlideLevel &size = facts().levels[static_cast<std::size_t>(level)];
    SlideRegion region{Pixels::filled(static_cast<int>(rect.width), static_cast<int>(rect.height), facts().background),
                       {}};
    const PixelRect inside = intersection(rect, {0, 0, size.width, size.height});
    if (isEmpty(inside))
        return region;
    std::vector<PixelRect> parts{inside};
    if (m_direct->has(level))
        parts = m_direct->read(level, rect, inside, facts().background, region);
    if (!parts.empty())
        if (Result<void> done = m_levels->read(level, rect, parts, region); !done)
            return passOn(std::move(done.error()));
    return region;
}

Result<Pixels> TiffSource::readAssociated(const std::string &name) const
{
    const auto found = std::find_if(m_associated.begin(), m_associated.end(),
                                    [&](const TiffAssociated &image) { return image.name == name; });
    if (found == m_associated.end())
        return fail(ErrorCode::slideDamaged, displayed(facts().path), "no image \"" + validUtf8(name) + "\"");
    const TiffDirectory &directory = found->directory;
    const PixelRect whole{0, 0, directory.width, directory.height};
    SlideRegion region{
        Pixels::filled(static_cast<int>(whole.width), static_cast<int>(whole.height), facts().background), {}};
    TiffLevels alone(facts().path, {{{directory}}}, plainDisplayOf(directory));
    if (Result<void> done = alone.read(0, whole, {whole}, region); !done)
        return passOn(std::move(done.error()));
    if (!region.damaged.empty())
        return fail(ErrorCode::slideDamaged, displayed(facts().path),
                    "the image \"" + validUtf8(name) + "\" cannot be decoded");
    return std::move(region.pixels);
}

bool showsMoreThanOpenSlide(const TiffPyramid &pyramid, const SlideFacts &openslide)
{
    if (openslide.vendor != "generic-tiff" || !reasonUnreadable(pyramid.levels.front().first()).empty())
        return false;
    return pyramid.levels.size() > openslide.levels.size() || pyramid.ome || pyramid.levels.front().first().bits > 8;
}

bool isWorthReadingByParts(const TiffPyramid &pyramid)
{
    const TiffDirectory &first = pyramid.levels.front().first();
    const bool isSmall = first.width <= largestPlainPixels / first.height;
    return pyramid.levels.size() > 1 || pyramid.ome || first.tiled || first.bits > 8 || !isSmall;
}

} // namespace tessera::detail
