#pragma once
#include "analysis/synthesis/detail/tissuemap.h"
#include "base/result.h"

#include <stop_token>
#include <vector>

namespace tessera::detail {

/// The whole slide seen on a grid of 8 um, coarser where that would be more than 1024 nodes across: to find how much
/// there is of what, and to outline it.
struct Survey {
    double spacing = 8; ///< um between nodes; the first lies half of it from the slide's corner
    int columns = 0;
    int rows = 0;
    // um inside (tissuemap.h), by node, row by row
    std::vector<float> tissue;
    std::vector<float> fat;
    std::vector<float> follicle;
    std::vector<float> tumourScore;

    double tissueShare() const;
    /// Of the tissue.
    double tumourShare(float threshold) const;
    /// The score that `share` of the tissue reaches.
    float tumourThreshold(double share) const;
};

/// Errors: cancelled, outOfMemory.
Result<Survey> surveyOf(const TissueMap &map, int threads, std::stop_token token);

} // namespace tessera::detail
