#include "viewer/tiles/tilestore.h"

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace tessera {
namespace {

constexpr int pinnedLevels = 2;
constexpr std::size_t pinnedPartOfLevel = 8; ///< of the budget: a larger level is kept like any other
constexpr std::size_t pinnedPartOfAll = 2;
constexpr int candidates = 32; ///< for dropping, the least recently used ones
/// In tiles of its own level: a coarser tile may stand in, a finer one is of use only after zooming in.
constexpr double coarserLevelFarness = 2;
constexpr double finerLevelFarness = 8;
constexpr double unseenFarness = 1e9; ///< of a slide that nobody looks at

std::size_t bytesOf(const TileLayout &layout, int level)
{
    const PixelRect first = layout.rectOf({level, 0, 0});
    return static_cast<std::size_t>(layout.columns(level) * layout.rows(level) * first.width * first.height) *
           sizeof(uint32_t);
}

} // namespace

std::size_t defaultCacheBytes()
{
    constexpr uint64_t most = uint64_t{2} << 30;
    const long pages = sysconf(_SC_PHYS_PAGES);
    const long pageSize = sysconf(_SC_PAGESIZE);
    if (pages <= 0 || pageSize <= 0)
        return most / 4;
    return static_cast<std::size_t>(std::min(static_cast<uint64_t>(pages) * static_cast<uint64_t>(pageSize) / 4, most));
}

std::size_t TileStore::HashOfName::operator()(const Name &name) const noexcept
{
    return std::hash<TileKey>()(name.key) ^ (static_cast<std::size_t>(name.slide) * 0x27D4EB2F165667C5u);
}

TileStore::TileStore(std::size_t budgetBytes) : m_budget(budgetBytes) {}

SlideNumber TileStore::addSlide(const TileLayout &layout)
{
    const std::lock_guard lock(m_mutex);
    const auto number = SlideNumber{++m_lastNumber};
    m_slides.emplace(number, Slide{layout, {}, 0});
    return number;
}

void TileStore::removeSlide(SlideNumber slide)
{
    Entries dropped; // freed after the lock, like everywhere below: unmapping thousands of tiles takes a while
    const std::lock_guard lock(m_mutex);
    takeIf([&](const Entry &entry) { return entry.name.slide == slide; }, dropped);
    m_slides.erase(slide);
}

void TileStore::forgetDamaged(SlideNumber slide)
{
    Entries dropped;
    const std::lock_guard lock(m_mutex);
    takeIf([&](const Entry &entry) { return entry.name.slide == slide && entry.tile.damaged; }, dropped);
}

void TileStore::setFocus(SlideNumber slide, const TileFocus &focus)
{
    const std::lock_guard lock(m_mutex);
    if (const auto found = m_slides.find(slide); found != m_slides.end())
        found->second.focus = focus;
}

std::optional<Tile> TileStore::find(SlideNumber slide, const TileKey &key)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_byName.find({slide, key});
    if (found == m_byName.end())
        return std::nullopt;
    Entries &entries = listOf(*found->second);
    entries.splice(entries.begin(), entries, found->second);
    return found->second->tile;
}

bool TileStore::contains(SlideNumber slide, const TileKey &key) const
{
    const std::lock_guard lock(m_mutex);
    return m_byName.contains({slide, key});
}

void TileStore::insert(SlideNumber slide, const TileKey &key, Tile tile)
{
    const std::size_t size = tile.bytes();
    Entries dropped;
    const std::lock_guard lock(m_mutex);
    const auto owner = m_slides.find(slide);
    if (owner == m_slides.end())
        return;
    bool used = false; // (as it was: a tile comes again when it is shown in other colours)
    if (const auto found = m_byName.find({slide, key}); found != m_byName.end()) {
        used = found->second->used;
        take(found->second, dropped);
    }
    if (size > m_budget)
        return;
    dropUntil(m_budget - size, dropped);
    const bool pinned = isPinned(owner->second, key.level);
    Entries &entries = pinned ? m_pinned : m_loose;
    entries.push_front({{slide, key}, std::move(tile), pinned, used});
    m_byName.emplace(Name{slide, key}, entries.begin());
    m_bytes += size;
    m_pinnedBytes += pinned ? size : 0;
    owner->second.bytes += size;
}

std::vector<TileKey> TileStore::tilesOfOtherColour(SlideNumber slide, int64_t colour) const
{
    const std::lock_guard lock(m_mutex);
    std::vector<TileKey> keys;
    for (const Entries *entries : {&m_pinned, &m_loose})
        for (const Entry &entry : *entries)
            if (entry.name.slide == slide && entry.tile.colour != colour)
                keys.push_back(entry.name.key);
    return keys;
}

bool TileStore::isFirstUse(SlideNumber slide, const TileKey &key)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_byName.find({slide, key});
    return found != m_byName.end() && !std::exchange(found->second->used, true);
}

void TileStore::setBudget(std::size_t bytes)
{
    Entries dropped;
    const std::lock_guard lock(m_mutex);
    m_budget = bytes;
    dropUntil(bytes, dropped);
}

std::size_t TileStore::budget() const
{
    const std::lock_guard lock(m_mutex);
    return m_budget;
}

std::size_t TileStore::bytes() const
{
    const std::lock_guard lock(m_mutex);
    return m_bytes;
}

std::size_t TileStore::bytes(SlideNumber slide) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_slides.find(slide);
    return found == m_slides.end() ? 0 : found->second.bytes;
}

std::size_t TileStore::count() const
{
    const std::lock_guard lock(m_mutex);
    return m_byName.size();
}

bool TileStore::isPinned(const Slide &slide, int level) const
{
    return level >= slide.layout.levels() - pinnedLevels &&
           bytesOf(slide.layout, level) <= m_budget / pinnedPartOfLevel;
}

double TileStore::farness(const Entry &entry) const
{
    const Slide &slide = m_slides.at(entry.name.slide);
    if (!slide.focus)
        return unseenFarness;
    const Level0Rect rect = slide.layout.level0RectOf(entry.name.key);
    const double across = (rect.x + rect.width / 2 - slide.focus->centre.x) / rect.width;
    const double down = (rect.y + rect.height / 2 - slide.focus->centre.y) / rect.height;
    const int coarser = entry.name.key.level - slide.focus->level;
    return std::hypot(across, down) + (coarser > 0 ? coarserLevelFarness : -finerLevelFarness) * coarser;
}

/// What goes next; there is at least one entry.
TileStore::Entries::iterator TileStore::leastWorthy()
{
    if (m_loose.empty() || m_pinnedBytes > m_budget / pinnedPartOfAll)
        return std::prev(m_pinned.end());
    auto worst = std::prev(m_loose.end());
    double worstFarness = farness(*worst);
    auto entry = worst;
    // Most tiles are met long before the end: few are recent.
    for (int seen = 1; seen < candidates && entry != m_loose.begin(); ++seen) {
        --entry;
        if (const double far = farness(*entry); far > worstFarness) {
            worst = entry;
            worstFarness = far;
        }
    }
    return worst;
}

void TileStore::take(Entries::iterator entry, Entries &out)
{
    const std::size_t size = entry->tile.bytes();
    m_bytes -= size;
    m_pinnedBytes -= entry->pinned ? size : 0;
    m_slides.at(entry->name.slide).bytes -= size;
    m_byName.erase(entry->name);
    out.splice(out.end(), listOf(*entry), entry);
}

template <typename Condition>
void TileStore::takeIf(Condition condition, Entries &out)
{
    for (Entries *entries : {&m_loose, &m_pinned}) {
        for (auto entry = entries->begin(); entry != entries->end();) {
            const auto next = std::next(entry);
            if (condition(*entry))
                take(entry, out);
            entry = next;
        }
    }
}

void TileStore::dropUntil(std::size_t bytes, Entries &dropped)
{
    while (m_bytes > bytes)
        take(leastWorthy(), dropped);
}

} // namespace tessera
