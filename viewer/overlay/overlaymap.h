#pragma once
#include "analysis/result/tiletable.h"

#include <QString>

#include <vector>

namespace tessera {

/// The per-tile maps of an analysed slide (mhim-mil 4.2).
enum class OverlayMap {
    classProbability,    ///< what the model would call a slide of this tile alone, for a chosen class
    attention,           ///< rank within the slide
    instanceProbability, ///< class-aware; shown by rank, because the values hug 1 / number of classes
    hardInstances,       ///< share of training draws in which the tile is a hard one; hidden tiles stand apart
};
constexpr int overlayMaps = 4;

/// For choosers and legends, translated. `className` matters for the class probability alone.
QString titleOf(OverlayMap map, const QString &className);
QString meaningOf(OverlayMap map);

/// What colour the tiles get: one value in [0, 1] for each tile. `shownClass` is an index of table.classes and
/// matters for the class probability alone.
std::vector<float> shownValues(const TileTable &table, OverlayMap map, int shownClass);

/// The number itself, as people want to read it for one tile (not the rank that gives the colour).
double ownValue(const TileTable &table, OverlayMap map, int shownClass, int64_t tile);

} // namespace tessera
