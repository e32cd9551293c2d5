#include "viewer/tiles/slidepreloader.h"

#include "viewer/slide/thumbnail.h"

#include <algorithm>
#include <utility>

namespace tessera {
namespace {

/// The whole slide in a window, nothing of it urgent.
std::vector<WantedTile> tilesOfWholeSlide(const SlideTiles &tiles, int windowWidth, int windowHeight)
{
    const Level0Rect extent = tiles.slide()->facts().extent();
    const double scale = std::max(extent.width / windowWidth, extent.height / windowHeight);
    std::vector<WantedTile> wanted = planTiles(tiles.layout, {extent, scale});
    for (WantedTile &tile : wanted)
        tile.use = TileUse::prefetch;
    return wanted;
}

} // namespace

SlidePreloader::SlidePreloader(std::shared_ptr<TileEngine> engine, Open open)
    : m_engine(std::move(engine)), m_open(std::move(open)), m_thread([this](std::stop_token token) { work(token); })
{
}

SlidePreloader::~SlidePreloader()
{
    preload({}, 1, 1);
    m_thread.request_stop();
}

void SlidePreloader::preload(std::vector<std::filesystem::path> slides, int windowWidth, int windowHeight)
{
    std::vector<Loaded> letGo; // after the lock: a handle may wait for its callback
    const std::lock_guard lock(m_mutex);
    m_loading.request_stop();
    m_wanted = std::move(slides);
    m_failed.clear();
    m_windowWidth = std::max(1, windowWidth);
    m_windowHeight = std::max(1, windowHeight);
    for (auto loaded = m_loaded.begin(); loaded != m_loaded.end();) {
        if (std::find(m_wanted.begin(), m_wanted.end(), loaded->first) != m_wanted.end()) {
            ++loaded;
            continue;
        }
        letGo.push_back(std::move(loaded->second));
        loaded = m_loaded.erase(loaded);
    }
    m_changed.notify_all();
}

std::shared_ptr<SlideTiles> SlidePreloader::take(const std::filesystem::path &slide)
{
    Loaded taken;
    const std::lock_guard lock(m_mutex);
    if (const auto found = m_loaded.find(slide); found != m_loaded.end()) {
        taken = std::move(found->second);
        m_loaded.erase(found);
        std::erase(m_wanted, slide);
    }
    return taken.tiles;
}

std::optional<std::filesystem::path> SlidePreloader::next() const
{
    for (const auto &path : m_wanted) {
        if (!m_loaded.contains(path) && !m_failed.contains(path))
            return path;
    }
    return std::nullopt;
}

void SlidePreloader::work(std::stop_token token)
{
    while (true) {
        std::optional<std::filesystem::path> path;
        std::stop_token unwanted;
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, token, [&] {
                path = next();
                return path.has_value();
            });
            if (!path || token.stop_requested())
                return;
            m_loading = std::stop_source();
            unwanted = m_loading.get_token();
        }
        load(*path, unwanted);
    }
}

void SlidePreloader::load(const std::filesystem::path &path, const std::stop_token &unwanted)
{
    const Result<std::shared_ptr<const SlideSource>> slide = m_open(path);
    Loaded loaded;
    if (slide) {
        loaded.tiles = m_engine->tilesOf(*slide);
        Result<SlideRegion> overview = thumbnail(**slide, overviewSide((*slide)->facts()), unwanted);
        if (overview && !loaded.tiles->overview())
            loaded.tiles->setOverview(std::make_shared<const Pixels>(std::move(overview->pixels)));
    }
    const std::lock_guard lock(m_mutex);
    // Asked for again meanwhile: what was interrupted begins anew.
    if (unwanted.stop_requested() || std::find(m_wanted.begin(), m_wanted.end(), path) == m_wanted.end())
        return;
    if (!slide) {
        m_failed.insert(path);
        return;
    }
    loaded.wanted = m_engine->scheduler().request(
        loaded.tiles, tilesOfWholeSlide(*loaded.tiles, m_windowWidth, m_windowHeight), [](const TileKey &) {});
    m_loaded.emplace(path, std::move(loaded));
}

} // namespace tessera
