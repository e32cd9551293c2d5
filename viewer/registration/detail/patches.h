#pragma once
#include "viewer/registration/detail/sampler.h"
#include "viewer/registration/pointpairs.h"

#include <array>
#include <cstdint>
#include <vector>

namespace tessera::detail {

/// What a patch is for. Those that check have no part in the transform.
enum class PatchUse { fitting, choosing, checking };
constexpr std::size_t patchUses = 3;

/// Centres of patches, each kind spread over all of the tissue, the ones that matter most first.
using PatchCentres = std::array<std::vector<Level0Point>, patchUses>;
PatchCentres layPatches(const SmallPicture &picture, uint64_t seed);

/// A patch of the first slide found again on the second.
struct FoundPatch {
    Level0Point from;   ///< its centre
    Level0Point looked; ///< where it turned out to lie, were it still on the first slide
    double score = 0;   ///< normalised correlation there
    bool clear = false; ///< much higher than anywhere else
    double samples = 0; ///< how far off the expected place, in samples
};

/// How patches are compared: side in samples, a sample's size in level-0 pixels of the first slide, and how far (in
/// samples) around the expected place they are looked for.
struct PatchSearch {
    double step = 1;
    int side = 64;
    int radius = 16;
    Structure structure = Structure::nuclei;
};

/// Looks for patches on the second slide.
class PatchFinder {
public:
    PatchFinder(const SlideSource &from, const SlideSource &to, const PatchSearch &search)
        : m_from(from), m_to(to), m_search(search)
    {
    }

    /// The patch around `centre`, expected at map(centre). Empty where one slide has no tissue with a structure in both
    /// directions, is damaged or ends. Errors: those of reading.
    Result<std::optional<FoundPatch>> find(Level0Point centre, const AffineMap &map) const;

    const PatchSearch &search() const { return m_search; }

private:
    const SlideSource &m_from;
    const SlideSource &m_to;
    PatchSearch m_search;
};

} // namespace tessera::detail
