#include "viewer/slide/detail/verifydirecttiles.h"

#include "viewer/slide/detail/rects.h"

#include <algorithm>
#include <cmath>

namespace tessera::detail {
namespace {

constexpr int tilesToCompare = 2;
constexpr int64_t smallestSample = 32;

/// The level-0 coordinate at which OpenSlide shows exactly the pixel `position` of the level. Where the downsample is
/// no whole number most pixels have none (OpenSlide then interpolates), so the position is moved on until there is one.
std::optional<int64_t> onLevel0(double downsample, int64_t &position, int64_t end)
{
    for (; position < end; ++position) {
        const double exact = static_cast<double>(position) * downsample;
        if (std::abs(std::round(exact) - exact) < downsample / 1024)
            return std::llround(exact);
    }
    return std::nullopt;
}

/// The tile with the most bytes (the most picture), the middle one, the first and the last.
std::vector<int64_t> candidates(const JpegTileLevel &level)
{
    const auto largest = std::max_element(level.byteCounts.begin(), level.byteCounts.end());
    const auto count = static_cast<int64_t>(level.byteCounts.size());
    std::vector<int64_t> tiles{largest - level.byteCounts.begin()};
    for (const int64_t tile : {count / 2, int64_t{0}, count - 1})
        if (std::find(tiles.begin(), tiles.end(), tile) == tiles.end())
            tiles.push_back(tile);
    return tiles;
}

enum class Comparison { same, different, notPossible };

class Verifier {
public:
    Verifier(DirectTiles &direct, std::unique_ptr<OpenSlideHandle> &handle, const SlideFacts &facts)
        : m_direct(direct), m_handle(handle), m_facts(facts)
    {
    }

    Result<bool> isSame(int level)
    {
        int compared = 0;
        for (const int64_t tile : candidates(m_direct.level(level))) {
            const Result<Comparison> comparison = compare(level, tile);
            if (!comparison)
                return passOn(comparison.error());
            if (*comparison == Comparison::different)
                return false;
            compared += *comparison == Comparison::same ? 1 : 0;
            if (compared == tilesToCompare)
                break;
        }
        return compared > 0;
    }

private:
    Result<Comparison> compare(int index, int64_t tile)
    {
        const JpegTileLevel &level = m_direct.level(index);
        const double downsample = m_facts.levels[static_cast<std::size_t>(index)].downsample;
        PixelRect part = intersection({tile % level.columns() * level.tileWidth,
                                       tile / level.columns() * level.tileHeight, level.tileWidth, level.tileHeight},
                                      {0, 0, level.width, level.height});
        const int64_t right = part.x + part.width;
        const int64_t bottom = part.y + part.height;
        const auto x = onLevel0(downsample, part.x, right);
        const auto y = onLevel0(downsample, part.y, bottom);
        part.width = right - part.x;
        part.height = bottom - part.y;
        const bool tooSmall =
            part.width < std::min(smallestSample, level.width) || part.height < std::min(smallestSample, level.height);
        if (!x || !y || tooSmall)
            return Comparison::notPossible;

        SlideRegion ours{Pixels::filled(static_cast<int>(part.width), static_cast<int>(part.height), 0), {}};
        const bool unusual = !m_direct.read(index, part, part, m_facts.background, ours).empty();
        if (unusual || !ours.damaged.empty())
            return Comparison::notPossible;
        Pixels theirs = Pixels::filled(ours.pixels.width, ours.pixels.height, 0);
        if (!m_handle->read(theirs.data.data(), index, *x, *y, part.width, part.height)) {
            auto fresh = OpenSlideHandle::open(m_facts.path);
            if (!fresh)
                return passOn(std::move(fresh.error()));
            m_handle = std::move(*fresh);
            return Comparison::notPossible;
        }
        compositeOn(m_facts.background, theirs.data.data(), theirs.data.size());
        return ours.pixels.data == theirs.data ? Comparison::same : Comparison::different;
    }

    DirectTiles &m_direct;
    std::unique_ptr<OpenSlideHandle> &m_handle;
    const SlideFacts &m_facts;
};

} // namespace

Result<void> keepVerifiedLevels(DirectTiles &direct, std::unique_ptr<OpenSlideHandle> &handle, const SlideFacts &facts)
{
    Verifier verifier(direct, handle, facts);
    for (int i = 0; i < static_cast<int>(facts.levels.size()); ++i) {
        if (!direct.has(i))
            continue;
        const Result<bool> same = verifier.isSame(i);
        if (!same)
            return passOn(same.error());
        if (!*same)
            direct.drop(i);
    }
    return {};
}

} // namespace tessera::detail
