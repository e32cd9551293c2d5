#pragma once
#include "analysis/encodertraining/tilearchive.h"
#include "analysis/encodertraining/tileimage.h"
#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace tessera {

struct TileSetFiles {
    std::vector<std::filesystem::path> tiles;    ///< folders and archives
    std::optional<std::filesystem::path> labels; ///< table of tiles; without one the folder of a tile is its class
    double validationShare = 0.1;                ///< of each class, drawn where the table names no part
    uint64_t seed = 1;                           ///< of that draw
    int64_t unpackedBytes = 0; ///< of pictures that are kept unpacked; the others are unpacked each time anew
};

/// Labelled tiles of one size, checked one by one.
struct TileSet {
    std::vector<EncodedTile> tiles;
    std::vector<int64_t> labels;      ///< [tiles] index of `classes`
    std::vector<std::string> classes; ///< in the order of their names, numbers by value
    std::vector<int64_t> train;       ///< indices of tiles
    std::vector<int64_t> validation;
    int tilePx = 0;
    std::string sha256;               ///< of names, labels, parts and pictures
    std::vector<std::string> remarks; ///< one sentence each
    std::vector<TileImage> unpacked;  ///< of the first tiles

    /// The picture of a tile. Thread-safe. Errors: those of decodeTile.
    Result<TileImage> tile(int64_t index) const;
};

/// What a reading tells while it goes on.
struct TileSetProgress {
    TilesRead read;
    std::function<void(int64_t done, int64_t all)> checked;
};

/// The table has a row for each tile, found by its name inside the archive or by its file name: columns `file` (or
/// `tile`, `name`, `path`), `label` (or `class`) and, where wanted, `split` (train or val; other parts are left out).
/// Tiles without a row are left out and counted in a remark, rows without a tile as well.
/// Every tile is decoded once. Errors: those of readTiles and readTextTable, tilesInvalid(file, detail) for a picture
/// that is damaged or of another size, for one class alone, for a part without tiles.
Result<TileSet> readTileSet(const TileSetFiles &files, const TileSetProgress &progress, std::stop_token token);

} // namespace tessera
