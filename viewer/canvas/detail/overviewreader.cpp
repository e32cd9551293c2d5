#include "viewer/canvas/detail/overviewreader.h"

#include "viewer/slide/thumbnail.h"

#include <algorithm>
#include <utility>

namespace tessera::detail {
namespace {

Pixels backgroundOf(const SlideFacts &facts, int longestSide)
{
    const SlideLevel &level = facts.level0();
    const double factor = static_cast<double>(longestSide) / static_cast<double>(std::max(level.width, level.height));
    const auto side = [&](int64_t pixels) {
        return std::max(1, static_cast<int>(static_cast<double>(pixels) * factor));
    };
    return Pixels::filled(side(level.width), side(level.height), facts.background);
}

/// Null when cancelled.
std::shared_ptr<const Pixels> overviewOf(SlideTiles &tiles, int longestSide, const std::stop_token &token)
{
    if (auto known = tiles.overview())
        return known;
    Result<SlideRegion> region = thumbnail(*tiles.slide(), longestSide, token);
    if (token.stop_requested())
        return nullptr;
    auto overview = std::make_shared<const Pixels>(region ? std::move(region->pixels)
                                                          : backgroundOf(tiles.slide()->facts(), longestSide));
    tiles.setOverview(overview);
    return overview;
}

ShownOverview shown(std::shared_ptr<SlideTiles> tiles, std::shared_ptr<const Pixels> overview,
                    const std::stop_token &token)
{
    NumberedTransform colour = tiles->colour.whenLoaded(token);
    while (true) {
        auto pixels = colour.transform->isIdentity()
                          ? overview
                          : std::make_shared<const Pixels>(colour.transform->applied(*overview));
        const int64_t number = colour.number;
        colour = tiles->colour.current();
        if (colour.number == number || token.stop_requested())
            return {std::move(tiles), std::move(pixels), number};
    }
}

} // namespace

OverviewReader::OverviewReader(Finished finished)
    : m_finished(std::move(finished)), m_thread([this](std::stop_token token) { work(std::move(token)); })
{
}

OverviewReader::~OverviewReader()
{
    read(nullptr, 1);
    m_thread.request_stop();
}

void OverviewReader::read(std::shared_ptr<SlideTiles> tiles, int longestSide)
{
    const std::lock_guard lock(m_mutex);
    m_reading.request_stop();
    m_wanted = std::move(tiles);
    m_longestSide = longestSide;
    m_changed.notify_all();
}

void OverviewReader::work(std::stop_token token)
{
    while (true) {
        std::shared_ptr<SlideTiles> tiles;
        std::stop_token cancelled;
        int longestSide = 1;
        {
            std::unique_lock lock(m_mutex);
            if (!m_changed.wait(lock, token, [&] { return m_wanted != nullptr; }))
                return;
            tiles = std::exchange(m_wanted, nullptr);
            longestSide = m_longestSide;
            m_reading = std::stop_source();
            cancelled = m_reading.get_token();
        }
        auto overview = overviewOf(*tiles, longestSide, cancelled);
        if (!overview)
            continue;
        ShownOverview finished = shown(std::move(tiles), std::move(overview), cancelled);
        if (!cancelled.stop_requested())
            m_finished(std::move(finished));
    }
}

} // namespace tessera::detail
