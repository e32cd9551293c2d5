#pragma once
#include "viewer/registration/detail/sampler.h"

#include <vector>

namespace tessera::detail {

/// A way in which one slide may lie on the other, roughly.
struct Candidate {
    AffineMap map;    ///< level-0 pixels of the first slide to those of the second
    double score = 0; ///< higher is better, within one search
};

/// What both searches need.
struct SearchInput {
    const SmallPicture &from;
    const SmallPicture &to;
    Structure structure;
    /// Level-0 pixels of `to` per one of `from` on equal tissue; empty when a pitch is unknown.
    std::optional<double> scale;
    /// Tissue changes its size little from slide to slide; anything goes where the scale is unknown.
    bool isPlausible(const AffineMap &map) const;
};

/// By matching features (SIFT, RANSAC), upright and mirrored: exact, at any scale, where both show the same details.
/// At most one for each; looks at the token before each.
std::vector<Candidate> candidatesByFeatures(const SearchInput &input, const std::stop_token &token);

/// By turning a very small picture in all directions over the other one, upright and mirrored: finds tissue that shares
/// only its shape and large structures. The best of each direction, the best first.
std::vector<Candidate> candidatesByTurning(const SearchInput &input, const std::stop_token &token);

} // namespace tessera::detail
