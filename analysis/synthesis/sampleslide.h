#pragma once
#include "analysis/synthesis/samplespec.h"
#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <stop_token>

namespace tessera {

/// What was written. All coordinates in the truth files are level-0 pixels, origin top left.
struct SampleFiles {
    std::filesystem::path slide;
    /// <stem>.truth.geojson: a FeatureCollection of polygons; `properties.classification.name` is Tissue, Fat,
    /// Follicle, Tumour, Fold, Pen or Blur. Outlines of tissue parts follow a grid of 8 um, coarser on slides
    /// wider than 8 mm.
    std::filesystem::path outlines;
    /// <stem>.truth.csv, one row for each tile of 96 px at 1.0 um/px that is at least a quarter tissue:
    /// `x,y,width,height,label,tumour_share,centre_tumour_share,tissue_share,artefact`. Tiles lie on a grid from (0,
    /// 0), as the extraction lays them; the last column and row may stick out. Label 1 = some tumour in the central
    /// third (the middle 32 x 32 px, as in PatchCamelyon). Shares are of the area of the tile, or of its central third.
    /// Artefact: none, fold, pen or blur, by what lies at the tile's centre.
    std::filesystem::path tiles;
    int64_t tissueTiles = 0;
    int64_t tumourTiles = 0;
    double tissueShare = 0; ///< of the slide's area
    double tumourShare = 0; ///< of the tissue's area
};

/// Called on the caller's thread now and then with the share of the work done, [0, 1], never falling.
using SampleProgress = std::function<void(double)>;

/// Draws an H&E slide of a lymph node as pyramidal BigTIFF (256 px JPEG tiles, levels of factor 2, resolution tags)
/// with its truth beside it. It is synthetic, and says so in its ImageDescription. Memory does not grow with the
/// area: a few blocks of 1024 px per thread, and one row of tiles for each of the small levels.
///
/// All three files appear under their names complete or not at all, the truth before the slide. A cancel is seen
/// within a block's drawing (about 0.2 s).
/// Errors: cancelled, usage(detail), fileUnwritable(path, reason), diskFull(path), outOfMemory(what).
Result<SampleFiles> writeSampleSlide(const std::filesystem::path &path, const SampleSpec &spec,
                                     const SampleProgress &progress, std::stop_token token);

} // namespace tessera
