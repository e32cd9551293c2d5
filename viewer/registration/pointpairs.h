#pragma once
#include "base/result.h"
#include "viewer/registration/slidetransform.h"

#include <span>
#include <vector>

namespace tessera {

/// The same place on two slides.
struct PointPair {
    Level0Point from;
    Level0Point to;
    friend constexpr bool operator==(const PointPair &, const PointPair &) = default;
};

/// May one of the slides be turned over? Three pairs or more can show it; two never do.
enum class Mirroring { never, whereItFitsBetter };

/// How well the pairs fit. In um on the second slide's glass (on the first's where only that pitch is known), in pixels
/// of the second slide where none is.
struct AlignmentError {
    std::vector<double> residuals; ///< of each pair, in their order
    double rootMeanSquare = 0;
    bool inMicrometres = false;
};

struct Alignment {
    SlideTransform transform;
    AlignmentError error;
};

constexpr std::size_t fewestPairs(TransformKind kind) { return kind == TransformKind::affine ? 3 : 2; }

/// The transform of this kind that brings the pairs together best: the sum of the squared distances on the second
/// slide's glass is the smallest. Rigid and similarity need two pairs, affine three that are not on one line.
/// Errors: alignmentImpossible(detail).
Result<Alignment> alignPoints(std::span<const PointPair> pairs, TransformKind kind, const SlidePitches &pitches,
                              Mirroring mirroring = Mirroring::never);

/// How well a transform fits pairs.
AlignmentError alignmentError(const SlideTransform &transform, std::span<const PointPair> pairs);

} // namespace tessera
