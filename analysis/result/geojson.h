#pragma once
#include "analysis/result/tiletable.h"
#include "base/polygon.h"
#include "base/result.h"
#include "base/units.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace tessera {

/// For QuPath: annotations of class "Tissue". `bounds` = openslide.bounds-*, from whose corner QuPath counts.
/// Errors: fileUnwritable, diskFull.
Result<void> writeTissueGeojson(const std::filesystem::path &path, const std::vector<Polygon> &tissue,
                                std::optional<Level0Rect> bounds);

/// For QuPath: one locked tile object per tile with every column as a measurement and the class of highest
/// probability as classification.
Result<void> writeTilesGeojson(const std::filesystem::path &path, const TileTable &table,
                               const std::vector<std::string> &classColours, std::optional<Level0Rect> bounds);

} // namespace tessera
