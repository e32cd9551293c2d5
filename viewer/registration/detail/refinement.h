#pragma once
#include "viewer/registration/detail/patches.h"
#include "viewer/registration/slideregistration.h"

#include <functional>
#include <stop_token>

namespace tessera::detail {

/// How far patches that had no part in a transform agree with it.
struct Agreement {
    int tried = 0;                 ///< patches with structure
    int agreeing = 0;              ///< found within `agreeingSamples` of where they are expected
    std::vector<double> distances; ///< of all that were found clearly, in samples; in no order

    double share() const { return tried > 0 ? static_cast<double>(agreeing) / tried : 0; }
};

/// Patches this near to where they are expected agree; by chance 2 of 100 do.
constexpr double agreeingSamples = 2.5;

/// Improves a map between two slides by comparing patches, finer and finer. All functions: errors are those of reading
/// and cancelled.
class Refinement {
public:
    Refinement(const SlideSource &from, const SlideSource &to, const PatchCentres &centres, std::stop_token token)
        : m_from(from), m_to(to), m_centres(centres), m_token(std::move(token))
    {
    }

    /// The map corrected so that the fitting patches lie well; as it was when too few are found. An affine correction
    /// is taken where it is allowed and brings the choosing patches clearly closer than a similarity.
    Result<AffineMap> improved(const AffineMap &map, const PatchSearch &search, const SlidePitches &pitches,
                               TransformKind freest, TransformKind &used) const;

    Result<Agreement> agreement(const AffineMap &map, const PatchSearch &search, PatchUse use) const;
    /// The same of maps that are wrong by several patches, for comparison: what chance does on these slides.
    Result<Agreement> agreementByChance(const AffineMap &map, const PatchSearch &search, PatchUse use) const;

    void setMostPatches(std::size_t count) { m_most = count; }

private:
    Result<std::vector<FoundPatch>> found(const AffineMap &map, const PatchSearch &search, PatchUse use) const;

    const SlideSource &m_from;
    const SlideSource &m_to;
    const PatchCentres &m_centres;
    std::stop_token m_token;
    std::size_t m_most = 60;
};

} // namespace tessera::detail
