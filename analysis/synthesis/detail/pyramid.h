#pragma once
#include "analysis/synthesis/detail/bigtiff.h"
#include "analysis/synthesis/detail/blockpainter.h"

#include <cstdint>
#include <vector>

namespace tessera::detail {

/// Levels that one block makes by itself, full size included: 4 x 4 tiles, 2 x 2, 1.
constexpr std::size_t blockLevels = 3;
constexpr int64_t blockEdge = tileEdge << (blockLevels - 1); ///< level-0 px

struct PlacedTile {
    std::size_t level = 0;
    int64_t x = 0, y = 0; ///< counted in tiles
    TileJpeg jpeg;
};

/// A square of the slide, encoded, with the picture of its smallest tile for the levels above.
struct Block {
    std::vector<PlacedTile> tiles;
    std::vector<uint8_t> smallest; ///< tileEdge x tileEdge R, G, B
};

/// `column` and `row` count blocks. Tiles outside of a level are left out.
Result<Block> drawBlock(const BlockPainter &painter, const std::vector<PyramidLevel> &levels, int64_t column,
                        int64_t row, std::stop_token token);

/// Half of a picture in both directions, each pixel the rounded mean of four. Width and height even.
std::vector<uint8_t> halved(const std::vector<uint8_t> &picture, int width, int height);

/// Builds the levels above the blocks' own from the blocks, row by row: keeps one row of tiles for each of them.
class UpperLevels {
public:
    explicit UpperLevels(BigTiff &tiff);

    /// Blocks must come row by row, from left to right.
    Result<void> add(const std::vector<uint8_t> &tile, int64_t tileX, int64_t tileY);

private:
    struct Row {
        std::vector<std::vector<uint8_t>> tiles; ///< pictures; empty where nothing came yet
    };
    Result<void> addTo(std::size_t level, const std::vector<uint8_t> &below, int64_t belowX, int64_t belowY);

    BigTiff &m_tiff;
    std::vector<Row> m_rows; ///< by level
};

} // namespace tessera::detail
