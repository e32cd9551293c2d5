#pragma once
#include "analysis/synthesis/detail/artefacts.h"
#include "analysis/synthesis/detail/survey.h"
#include "analysis/synthesis/detail/tissuemap.h"
#include "base/atomicfile.h"

#include <stop_token>

namespace tessera::detail {

/// Edge on level 0 of a tile of 96 px at 1.0 um/px, as the extraction chooses it: a whole downsample where that is
/// within 5 % of the wanted one.
int64_t truthTileEdge(double mpp);

/// Writes sampleslide.h's outlines; level-0 px. Errors: fileUnwritable, diskFull.
Result<void> writeOutlines(AtomicFile &file, const SampleSpec &spec, const Survey &survey, float tumourThreshold,
                           const Artefacts &artefacts);

struct TileCounts {
    int64_t tissue = 0;
    int64_t tumour = 0;
};

/// Writes sampleslide.h's table of tiles, judged by places 4 um apart, whatever the survey's grid.
/// Errors: cancelled, fileUnwritable, diskFull.
Result<TileCounts> writeTiles(AtomicFile &file, const SampleSpec &spec, const TissueMap &map,
                              const Artefacts &artefacts, std::stop_token token);

} // namespace tessera::detail
