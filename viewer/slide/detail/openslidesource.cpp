#include "viewer/slide/detail/openslidesource.h"

#include "base/readfile.h"
#include "base/text.h"
#include "viewer/slide/detail/openslidefacts.h"
#include "viewer/slide/detail/readprofile.h"
#include "viewer/slide/detail/rects.h"
#include "viewer/slide/detail/verifydirecttiles.h"
#include "viewer/slide/resample.h"

#include <algorithm>
#include <cmath>
#include <thread>

namespace tessera::detail {
namespace {

// Each handle of OpenSlide 3.4 may keep 32 MiB of decoded tiles.
std::size_t mostHandles() { return std::clamp<std::size_t>(std::thread::hardware_concurrency(), 4, 32); }

/// Another handle of a slide that was open before: a file that is gone is no damage.
Result<std::unique_ptr<OpenSlideHandle>> reopened(const std::filesystem::path &path)
{
    if (const Result<int64_t> size = checkedFileSize(path); !size)
        return passOn(size.error());
    return OpenSlideHandle::open(path);
}

/// Reads rectangles of one level through one handle into one region.
class RegionReader {
public:
    RegionReader(const SlideFacts &facts, int level, const PixelRect &rect, HandlePool<OpenSlideHandle>::Lease &handle,
                 SlideRegion &region)
        : m_facts(facts), m_level(facts.levels[static_cast<std::size_t>(level)]), m_index(level), m_rect(rect),
          m_handle(handle), m_region(region)
    {
    }

    /// Reads `part`, which lies in the level and in the region. What fails is read again by halves along the file's
    /// tiles, with a fresh handle, until the broken tiles are found.
    Result<void> read(const PixelRect &part)
    {
        m_buffer.resize(static_cast<std::size_t>(part.width * part.height));
        const auto onLevel0 = [&](int64_t pixel) {
            return std::llround(static_cast<double>(pixel) * m_level.downsample);
        };
        if (m_handle->read(m_buffer.data(), m_index, onLevel0(part.x), onLevel0(part.y), part.width, part.height)) {
            compositeOn(m_facts.background, m_buffer.data(), m_buffer.size());
            copy(part);
            return {};
        }
        if (Result<void> renewed = m_handle.renew(); !renewed)
            return renewed;
        const auto [first, second] = splitAlongTiles(part, m_level.tileWidth, m_level.tileHeight);
        if (isEmpty(second)) {
            m_region.damaged.push_back(part);
            return {};
        }
        if (Result<void> done = read(first); !done)
            return done;
        return read(second);
    }

private:
    void copy(const PixelRect &part)
    {
        for (int64_t y = 0; y < part.height; ++y)
            std::copy_n(m_buffer.data() + y * part.width, part.width,
                        m_region.pixels.row(static_cast<int>(part.y - m_rect.y + y)) + (part.x - m_rect.x));
    }

    const SlideFacts &m_facts;
    const SlideLevel &m_level;
    int m_index;
    PixelRect m_rect;
    HandlePool<OpenSlideHandle>::Lease &m_handle;
    SlideRegion &m_region;
    std::vector<uint32_t> m_buffer;
};

/// True where OpenSlide 3.4 shows memory that nobody wrote: with libtiff 4.5 it reads a tile that is larger than the
/// whole level by another width than it then assumes. Such a level is tiny, and the finer one shows the same.
bool hasOverlargeTiles(const SlideFacts &facts, int level)
{
    const SlideLevel &size = facts.levels[static_cast<std::size_t>(level)];
    const bool known = facts.properties.contains("openslide.level[" + std::to_string(level) + "].tile-width");
    return known && (size.width < size.tileWidth || size.height < size.tileHeight);
}

} // namespace

Result<std::shared_ptr<const SlideSource>>
OpenSlideSource::open(const std::filesystem::path &path, const SlideOptions &options, const std::string &fingerprint)
{
    Result<std::unique_ptr<OpenSlideHandle>> handle = OpenSlideHandle::open(path);
    if (!handle)
        return passOn(std::move(handle.error()));
    Result<SlideFacts> facts = factsOf(**handle, path);
    if (!facts)
        return passOn(std::move(facts.error()));
    facts->fingerprint = fingerprint;
    facts->colourProfile = profileByOpenSlide((*handle)->raw());
    if (!facts->colourProfile)
        facts->colourProfile = profileOfTiffSlide(path, facts->level0());
    if (options.userMpp)
        facts->mpp = MicronsPerPixel{*options.userMpp, *options.userMpp, MppSource::user};
    auto direct = options.tilePath == TilePath::fastest ? DirectTiles::find(*facts) : std::make_unique<DirectTiles>();
    if (Result<void> verified = keepVerifiedLevels(*direct, *handle, *facts); !verified)
        return passOn(std::move(verified.error()));
    for (std::size_t i = 0; i < facts->levels.size(); ++i)
        facts->levels[i].directTiles = direct->has(static_cast<int>(i));
    return std::shared_ptr<const SlideSource>(
        new OpenSlideSource(std::move(*facts), std::move(direct), std::move(*handle)));
}

OpenSlideSource::OpenSlideSource(SlideFacts facts, std::unique_ptr<DirectTiles> direct,
                                 std::unique_ptr<OpenSlideHandle> handle)
    : SlideSource(std::move(facts)), m_handles(mostHandles(), [path = this->facts().path] { return reopened(path); }),
      m_direct(std::move(direct))
{
    m_handles.add(std::move(handle));
}

Result<SlideRegion> OpenSlideSource::read(int level, const PixelRect &rect) const
{
    const SlideLevel &size = facts().levels[static_cast<std::size_t>(level)];
    SlideRegion region{Pixels::filled(static_cast<int>(rect.width), static_cast<int>(rect.height), facts().background),
                       {}};
    const PixelRect inside = intersection(rect, {0, 0, size.width, size.height});
    if (isEmpty(inside))
        return region;
    if (level > 0 && !m_direct->has(level) && hasOverlargeTiles(facts(), level))
        return readFromFiner(level, rect, inside);
    std::vector<PixelRect> parts{inside};
    if (m_direct->has(level))
        parts = m_direct->read(level, rect, inside, facts().background, region);
    if (parts.empty())
        return region;

    auto handle = m_handles.take();
    if (!handle)
        return passOn(std::move(handle.error()));
    RegionReader reader(facts(), level, rect, *handle, region);
    for (const PixelRect &part : parts)
        if (Result<void> done = reader.read(part); !done)
            return passOn(std::move(done.error()));
    return region;
}

Result<SlideRegion> OpenSlideSource::readFromFiner(int level, const PixelRect &rect, const PixelRect &inside) const
{
    const SlideLevel &coarse = facts().levels[static_cast<std::size_t>(level)];
    const SlideLevel &fine = facts().levels[static_cast<std::size_t>(level) - 1];
    const double scaleX = static_cast<double>(fine.width) / static_cast<double>(coarse.width);
    const double scaleY = static_cast<double>(fine.height) / static_cast<double>(coarse.height);
    const Result<SlideRegion> whole = read(level - 1, {0, 0, fine.width, fine.height});
    if (!whole)
        return passOn(whole.error());
    const Pixels small =
        resample(whole->pixels, static_cast<double>(inside.x) * scaleX, static_cast<double>(inside.y) * scaleY,
                 static_cast<double>(inside.width) * scaleX, static_cast<double>(inside.height) * scaleY,
                 static_cast<int>(inside.width), static_cast<int>(inside.height));
    SlideRegion region{Pixels::filled(static_cast<int>(rect.width), static_cast<int>(rect.height), facts().background),
                       {}};
    for (int y = 0; y < small.height; ++y)
        std::copy_n(small.row(y), small.width,
                    region.pixels.row(static_cast<int>(inside.y - rect.y) + y) + (inside.x - rect.x));
    if (!whole->damaged.empty())
        region.damaged.push_back(inside); // so small a level is one tile
    return region;
}

Result<Pixels> OpenSlideSource::readAssociated(const std::string &name) const
{
    auto handle = m_handles.take();
    if (!handle)
        return passOn(std::move(handle.error()));
    if (!facts().associated.contains(name))
        return fail(ErrorCode::slideDamaged, displayed(facts().path), "no image \"" + validUtf8(name) + "\"");
    Result<Pixels> pixels = (*handle)->readAssociated(name);
    if (!pixels) {
        if (Result<void> renewed = handle->renew(); !renewed)
            return passOn(std::move(renewed.error()));
        return pixels;
    }
    compositeOn(facts().background, pixels->data.data(), pixels->data.size());
    return pixels;
}

} // namespace tessera::detail
