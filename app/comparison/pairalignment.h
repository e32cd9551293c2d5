#pragma once
#include "base/result.h"
#include "viewer/registration/pointpairs.h"
#include "viewer/registration/slideregistration.h"

#include <functional>
#include <optional>
#include <string>

namespace tessera {

enum class AlignmentOrigin { points, automatic };

/// How one slide lies on another, as the user made or accepted it, and how good that is.
struct PairAlignment {
    SlideTransform transform;
    AlignmentOrigin origin = AlignmentOrigin::points;
    /// Of points the root mean square, else the median of places that had no part in it. Empty where the points are so
    /// few that any fit exactly.
    std::optional<double> error;
    std::optional<double> ninetiethPercentile; ///< of those places
    int measuredAt = 0;                        ///< pairs of points, or places
    bool inMicrometres = true;                 ///< else in pixels of the second slide

    PairAlignment inverse() const;
    friend bool operator==(const PairAlignment &, const PairAlignment &) = default;
};

PairAlignment pairAlignmentOf(const Registration &registration);
PairAlignment pairAlignmentOf(const Alignment &alignment);

std::string toJson(const PairAlignment &alignment);
/// Errors: alignmentInvalid(detail).
Result<PairAlignment> pairAlignmentFromJson(const std::string &json);

/// Where alignments are kept, by the fingerprints of the two slides. The text is toJson()'s.
struct AlignmentStore {
    std::function<std::optional<std::string>(const std::string &from, const std::string &to)> load;
    std::function<void(const std::string &from, const std::string &to, const std::string &json)> save;
};

} // namespace tessera
