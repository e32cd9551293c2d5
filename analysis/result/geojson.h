#pragma once
#include "analysis/result/tiletable.h"
#include "base/result.h"
#include "base/units.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace tessera {

/// A piece of tissue with its holes, closed rings in level-0 pixels.
struct TissuePolygon {
    std::vector<Level0Point> outline;
    std::vector<std::vector<Level0Point>> holes;
};

/// For QuPath: annotations of class "Tissue". `bounds` = openslide.bounds-*, from whose corner QuPath counts.
/// Errors: fileUnwritable, diskFull.
Result<void> writeTissueGeojson(const std::filesystem::path &path, const std::vector<TissuePolygon> &tissue,
                                std::optional<Level0Rect> bounds);

/// For QuPath: one locked tile object per tile with every column as a measurement and the class of highest
/// probability as classification.
Result<void> writeTilesGeojson(const std::filesystem::path &path, const TileTable &table,
                               const std::vector<std::string> &classColours, std::optional<Level0Rect> bounds);

} // namespace tessera
