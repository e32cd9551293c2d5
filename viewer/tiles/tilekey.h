#pragma once
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace tessera {

/// Names one tile of a slide: `level` is an index of SlideFacts::levels, column and row count in the grid that
/// TileLayout lays over that level.
struct TileKey {
    int level = 0;
    int64_t column = 0;
    int64_t row = 0;
    friend constexpr auto operator<=>(const TileKey &, const TileKey &) = default;
};

} // namespace tessera

template <>
struct std::hash<tessera::TileKey> {
    std::size_t operator()(const tessera::TileKey &key) const noexcept
    {
        // Neighbours must not meet in one bucket: multiply by odd constants, then fold the high bits down.
        uint64_t mixed = static_cast<uint64_t>(key.column) * 0x9E3779B97F4A7C15u;
        mixed ^= static_cast<uint64_t>(key.row) * 0xC2B2AE3D27D4EB4Fu;
        mixed ^= static_cast<uint64_t>(key.level) * 0x165667B19E3779F9u;
        return static_cast<std::size_t>(mixed ^ (mixed >> 32));
    }
};
