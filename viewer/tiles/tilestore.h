#pragma once
#include "base/pixels.h"
#include "viewer/tiles/tilelayout.h"

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <vector>

namespace tessera {

/// Decoded pixels of a tile, shared by store, painter and whoever else holds it: dropped from the store it lives on
/// until the last of them lets go. `damaged`: part of it could not be read and shows the slide's background.
struct Tile {
    std::shared_ptr<const Pixels> pixels; ///< as read
    bool damaged = false;
    std::shared_ptr<const Pixels> recoloured{}; ///< as shown; null where that is the same
    int64_t colour = 0;                         ///< number of the transform that this was made by (NumberedTransform)

    const Pixels &shown() const { return recoloured ? *recoloured : *pixels; }
    /// Of both forms.
    std::size_t bytes() const { return pixels->bytes() + (recoloured ? recoloured->bytes() : 0); }
};

/// A slide whose tiles lie in a TileStore; given by the store, never given twice.
enum class SlideNumber : int64_t {};

/// Where somebody looks at a slide: what is far from there is dropped first.
struct TileFocus {
    int level = 0;
    Level0Point centre;
};

/// A quarter of the machine's memory, at most 2 GiB.
std::size_t defaultCacheBytes();

/// Decoded tiles of all open slides under one budget. bytes() never exceeds it, not for a moment; a tile larger than
/// the whole budget is not kept. What goes first: of the tiles that nobody used for longest, the one farthest from
/// where its slide is looked at, in space and level. The two coarsest levels of a slide stay, because they stand in for
/// everything else, as long as one of them fits into an eighth of the budget and all of them into half of it.
/// Any thread may call any function; no lock is held while decoding.
class TileStore {
public:
    explicit TileStore(std::size_t budgetBytes = defaultCacheBytes());

    SlideNumber addSlide(const TileLayout &layout);
    /// Drops its tiles.
    void removeSlide(SlideNumber slide);
    /// Drops what could not be read, so that it is tried again.
    void forgetDamaged(SlideNumber slide);
    /// Of the view that moved last.
    void setFocus(SlideNumber slide, const TileFocus &focus);

    /// Makes it the most recently used.
    std::optional<Tile> find(SlideNumber slide, const TileKey &key);
    /// Does not count as use.
    bool contains(SlideNumber slide, const TileKey &key) const;
    void insert(SlideNumber slide, const TileKey &key, Tile tile);
    /// Those of this slide that are not shown by the transform of this number, the most recently used first.
    std::vector<TileKey> tilesOfOtherColour(SlideNumber slide, int64_t colour) const;
    /// True the first time that this is asked of a tile in the store: what was read ahead has come in useful.
    bool isFirstUse(SlideNumber slide, const TileKey &key);

    void setBudget(std::size_t bytes);
    std::size_t budget() const;
    std::size_t bytes() const;
    std::size_t bytes(SlideNumber slide) const;
    std::size_t count() const;

private:
    struct Name {
        SlideNumber slide;
        TileKey key;
        friend constexpr bool operator==(const Name &, const Name &) = default;
    };
    struct HashOfName {
        std::size_t operator()(const Name &name) const noexcept;
    };
    struct Entry {
        Name name;
        Tile tile;
        bool pinned;
        bool used = false;
    };
    using Entries = std::list<Entry>;
    struct Slide {
        TileLayout layout;
        std::optional<TileFocus> focus;
        std::size_t bytes = 0;
    };

    bool isPinned(const Slide &slide, int level) const;
    double farness(const Entry &entry) const;
    Entries::iterator leastWorthy();
    void take(Entries::iterator entry, Entries &out);
    template <typename Condition>
    void takeIf(Condition condition, Entries &out);
    void dropUntil(std::size_t bytes, Entries &dropped);
    Entries &listOf(const Entry &entry) { return entry.pinned ? m_pinned : m_loose; }

    mutable std::mutex m_mutex;
    std::size_t m_budget;
    std::size_t m_bytes = 0;
    std::size_t m_pinnedBytes = 0;
    Entries m_loose;  ///< most recently used first, like the other
    Entries m_pinned; ///< of the coarsest levels
    std::unordered_map<Name, Entries::iterator, HashOfName> m_byName;
    std::unordered_map<SlideNumber, Slide> m_slides;
    int64_t m_lastNumber = 0;
};

} // namespace tessera
