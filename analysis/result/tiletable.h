#pragma once
#include "base/result.h"
#include "base/units.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace tessera {

enum class TileState : uint8_t { kept = 0, hidden = 1 }; ///< hidden = by the teacher's mask (mhim-mil 4.2 d)

/// Per-tile values of an analysed slide, one entry of every vector per tile, in the order of the feature file.
/// Coordinates are level-0 pixels. The columns of tiles.safetensors and tiles.csv have the same names.
struct TileTable {
    std::vector<double> x, y, width, height;
    std::vector<float> attentionRaw;         ///< before softmax (4.2 a)
    std::vector<float> attention;            ///< normalised (4.2 b)
    std::vector<float> attentionRank;        ///< [0, 1] (4.2 b)
    std::vector<double> instanceProbability; ///< class-aware, in double: for ranking (4.2 c)
    std::vector<int32_t> instanceClass;      ///< index of the class of that probability
    std::vector<double> hardProbability;     ///< [0, 1] (4.2 e)
    std::vector<TileState> state;
    std::vector<std::string> classes;
    std::vector<std::vector<float>> classProbability; ///< [class][tile]: single-tile probability (4.2 f)

    int64_t tiles() const { return static_cast<int64_t>(x.size()); }
    Level0Rect rect(int64_t tile) const
    {
        const auto i = static_cast<std::size_t>(tile);
        return {x[i], y[i], width[i], height[i]};
    }
};

/// Errors: fileUnwritable, diskFull.
Result<void> writeTileTable(const std::filesystem::path &safetensors, const TileTable &table);
Result<void> writeTileCsv(const std::filesystem::path &csv, const TileTable &table);

/// Errors: resultInvalid(folder, detail), those of Safetensors::open.
Result<TileTable> readTileTable(const std::filesystem::path &safetensors);

} // namespace tessera
