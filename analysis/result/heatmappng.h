#pragma once
#include "analysis/result/tiletable.h"
#include "base/pixels.h"
#include "base/result.h"
#include "base/units.h"

#include <filesystem>

namespace tessera {

enum class HeatmapKind { attention, probability, hard };

/// Draws the map over the slide's thumbnail, with a legend that says what the number means and
/// "research use only, not for diagnosis", and writes it as PNG. `slideSize` is level 0.
/// Errors: fileUnwritable, diskFull.
Result<void> writeHeatmapPng(const std::filesystem::path &png, HeatmapKind kind, const TileTable &table, int shownClass,
                             const Pixels &thumbnail, Level0Rect slideSize);

/// Opaque RGB PNG. Errors: fileUnwritable, diskFull.
Result<void> writePng(const std::filesystem::path &png, const Pixels &pixels);

} // namespace tessera
