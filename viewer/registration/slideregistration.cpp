#include "viewer/registration/slideregistration.h"

#include "base/quantile.h"
#include "base/text.h"
#include "viewer/registration/detail/candidates.h"
#include "viewer/registration/detail/refinement.h"

#include <algorithm>
#include <cmath>

namespace tessera {
namespace {

using namespace detail;

constexpr int smallSide = 1536; ///< of the pictures in which places are looked for first
constexpr int firstRadius = 32; ///< samples: turning leaves a few degrees
constexpr double goodShare = 0.3;
constexpr double overChance = 3;
constexpr int fewestAgreeing = 8;
/// Tissue that agrees in large shapes alone is not called registered.
constexpr double coarsestAgreement = 8; ///< um
constexpr uint64_t seed = 7;            ///< of the places of patches: the same slides give the same transform

/// A map and how good it is.
struct Refined {
    AffineMap map;
    TransformKind kind = TransformKind::rigid;
    PatchSearch search; ///< of the finest level that agreed
    double share = 0;
};

class SlideRegistration {
public:
    SlideRegistration(const SlideSource &from, const SlideSource &to, const RegistrationOptions &options,
                      const RegistrationProgress &progress, std::stop_token token)
        : m_from(from), m_to(to), m_options(options), m_progress(progress),
          m_token(std::move(token)), m_pitches{from.facts().mpp, to.facts().mpp}
    {
    }

    Result<Registration> run();

private:
    Result<void> readPictures();
    Result<std::optional<Refined>> searched();
    Result<std::optional<Refined>> bestOf(const std::vector<Candidate> &candidates, Structure structure);
    Result<std::optional<Refined>> atFirst(const AffineMap &map, Structure structure) const;
    Result<Refined> refined(Refined best);
    Result<bool> isBelievable(const AffineMap &map, const PatchSearch &search, PatchUse use) const;
    Result<Registration> checked(const Refined &best);
    double finestStep(const AffineMap &map) const;
    AffineMap rigidLike(const AffineMap &map) const;

    tl::unexpected<Error> notRegistered(const std::string &why) const
    {
        return fail(ErrorCode::notRegistered, displayed(m_from.facts().path), displayed(m_to.facts().path), why);
    }
    void report(RegistrationStage stage, double done) const
    {
        if (m_progress)
            m_progress(stage, done);
    }

    const SlideSource &m_from;
    const SlideSource &m_to;
    const RegistrationOptions &m_options;
    const RegistrationProgress &m_progress;
    std::stop_token m_token;
    SlidePitches m_pitches;
    SmallPicture m_smallFrom;
    SmallPicture m_smallTo;
    PatchCentres m_centres;
    std::optional<Refinement> m_refinement;
};

Result<void> SlideRegistration::readPictures()
{
    // At one size on the glass, so that the same things look alike.
    const auto longest = [](const SlideSource &slide) {
        return static_cast<double>(std::max(slide.facts().level0().width, slide.facts().level0().height));
    };
    double sideFrom = smallSide;
    double sideTo = smallSide;
    if (m_pitches.from && m_pitches.to) {
        const double glassFrom = longest(m_from) * m_pitches.from->mean();
        const double glassTo = longest(m_to) * m_pitches.to->mean();
        const double larger = std::max(glassFrom, glassTo);
        sideFrom = std::max(256.0, smallSide * glassFrom / larger);
        sideTo = std::max(256.0, smallSide * glassTo / larger);
    }
    Result<SmallPicture> from = smallPictureOf(m_from, static_cast<int>(sideFrom), m_token);
    if (!from)
        return passOn(from.error());
    report(RegistrationStage::reading, 0.1);
    Result<SmallPicture> to = smallPictureOf(m_to, static_cast<int>(sideTo), m_token);
    if (!to)
        return passOn(to.error());
    m_smallFrom = std::move(*from);
    m_smallTo = std::move(*to);
    m_centres = layPatches(m_smallFrom, seed);
    m_refinement.emplace(m_from, m_to, m_centres, m_token);
    return {};
}

double SlideRegistration::finestStep(const AffineMap &map) const
{
    const double wanted = m_pitches.from ? m_options.finestPixel.value() / m_pitches.from->mean() : 1;
    return std::max({wanted, 1.0, 1 / rotationAndScaleOf(map).scale});
}

/// The same at equal size on the glass; about the middle of the first slide, where it stays.
AffineMap SlideRegistration::rigidLike(const AffineMap &map) const
{
    const Level0Rect slide = m_from.facts().extent();
    const Level0Point middle{slide.width / 2, slide.height / 2};
    const RotationAndScale parts = rotationAndScaleOf(map);
    return transformThrough(middle, map(middle), parts.degrees, parts.mirrored, m_pitches).map();
}

/// Do patches agree far more than by chance?
Result<bool> SlideRegistration::isBelievable(const AffineMap &map, const PatchSearch &search, PatchUse use) const
{
    const Result<Agreement> agreement = m_refinement->agreement(map, search, use);
    if (!agreement)
        return passOn(agreement.error());
    if (agreement->agreeing < fewestAgreeing || agreement->share() < goodShare)
        return false;
    const Result<Agreement> chance = m_refinement->agreementByChance(map, search, use);
    if (!chance)
        return passOn(chance.error());
    return agreement->share() >= overChance * chance->share();
}

/// A rough map made good at the size of the small pictures; empty when it is not one.
Result<std::optional<Refined>> SlideRegistration::atFirst(const AffineMap &map, Structure structure) const
{
    Refined first{map, TransformKind::rigid, {}, 0};
    first.search.step = std::max(m_smallFrom.step, finestStep(map));
    first.search.structure = structure;
    for (const int radius : {firstRadius, 20, 12}) {
        first.search.radius = radius;
        const Result<AffineMap> next =
            m_refinement->improved(first.map, first.search, m_pitches, m_options.freest, first.kind);
        if (!next)
            return passOn(next.error());
        if (radius == firstRadius && *next == first.map)
            return std::nullopt; // hardly a patch was found
        first.map = *next;
    }
    const Result<Agreement> agreement = m_refinement->agreement(first.map, first.search, PatchUse::choosing);
    if (!agreement)
        return passOn(agreement.error());
    first.share = agreement->agreeing >= fewestAgreeing ? agreement->share() : 0;
    if (first.share < goodShare)
        return std::nullopt;
    return first;
}

Result<std::optional<Refined>> SlideRegistration::bestOf(const std::vector<Candidate> &candidates, Structure structure)
{
    std::optional<Refined> best;
    for (const Candidate &candidate : candidates) {
        const AffineMap map = m_options.freest == TransformKind::rigid ? rigidLike(candidate.map) : candidate.map;
        const Result<std::optional<Refined>> next = atFirst(map, structure);
        if (!next)
            return passOn(next.error());
        if (*next && (!best || (*next)->share > best->share))
            best = **next;
    }
    return best;
}

/// By the search that is exact first, and by the structure that stains share most.
Result<std::optional<Refined>> SlideRegistration::searched()
{
    std::optional<double> scale;
    if (m_pitches.from && m_pitches.to)
        scale = m_pitches.from->mean() / m_pitches.to->mean();
    double done = 0.2;
    for (auto *search : {candidatesByFeatures, candidatesByTurning}) {
        for (const Structure structure : {Structure::nuclei, Structure::density}) {
            report(RegistrationStage::searching, done);
            const SearchInput input{m_smallFrom, m_smallTo, structure, scale};
            const std::vector<Candidate> candidates = search(input, m_token);
            if (m_token.stop_requested())
                return fail(ErrorCode::cancelled);
            const Result<std::optional<Refined>> best = bestOf(candidates, structure);
            if (!best || *best)
                return best;
            done += 0.1;
        }
    }
    return std::nullopt;
}

/// Finer and finer, as long as the slides agree.
Result<Refined> SlideRegistration::refined(Refined best)
{
    const double finest = finestStep(best.map);
    const int levels = std::max(1, static_cast<int>(std::ceil(std::log2(best.search.step / finest))) + 1);
    Refined next = best;
    for (int level = 0; level < levels; ++level) {
        report(RegistrationStage::refining, 0.6 + 0.3 * level / levels);
        next.search.step = std::max(best.search.step / (level == 0 ? 1 : 2), finest);
        for (const int radius : {16, 12}) {
            next.search.radius = radius;
            const Result<AffineMap> map =
                m_refinement->improved(next.map, next.search, m_pitches, m_options.freest, next.kind);
            if (!map)
                return passOn(map.error());
            next.map = *map;
        }
        const Result<bool> good = isBelievable(next.map, next.search, PatchUse::choosing);
        if (!good)
            return passOn(good.error());
        if (!*good)
            return best;
        best = next;
    }
    return best;
}

Result<Registration> SlideRegistration::checked(const Refined &best)
{
    report(RegistrationStage::checking, 0.9);
    const std::optional<SlideTransform> transform = SlideTransform::of(best.map, best.kind, m_pitches);
    const Result<bool> good = isBelievable(best.map, best.search, PatchUse::checking);
    if (!good)
        return passOn(good.error());
    const double pixel = best.search.step * (m_pitches.from ? m_pitches.from->mean() : 1);
    const bool fine = !m_pitches.from || pixel <= coarsestAgreement || best.search.step <= 1;
    if (!*good || !fine || !transform)
        return notRegistered("their tissue looks alike from afar, but does not agree in detail");
    Result<Agreement> agreement = m_refinement->agreement(best.map, best.search, PatchUse::checking);
    if (!agreement)
        return passOn(agreement.error());
    std::vector<double> &distances = agreement->distances;
    if (distances.empty())
        return notRegistered("no detail of one is found again on the other");
    std::sort(distances.begin(), distances.end());
    report(RegistrationStage::checking, 1);
    return Registration{*transform,
                        {Micrometres(quantile(distances, 0.5) * pixel), Micrometres(quantile(distances, 0.9) * pixel),
                         m_pitches.from.has_value(), static_cast<int>(distances.size()), agreement->tried},
                        Micrometres(pixel)};
}

Result<Registration> SlideRegistration::run()
{
    report(RegistrationStage::reading, 0);
    if (const Result<void> read = readPictures(); !read)
        return passOn(read.error());
    const Result<std::optional<Refined>> first = searched();
    if (!first)
        return passOn(first.error());
    if (!*first)
        return notRegistered("no tissue that both show was found");
    const Result<Refined> best = refined(**first);
    if (!best)
        return passOn(best.error());
    return checked(*best);
}

} // namespace

Result<Registration> registerSlides(const SlideSource &from, const SlideSource &to, const RegistrationOptions &options,
                                    const RegistrationProgress &progress, std::stop_token token)
{
    return SlideRegistration(from, to, options, progress, std::move(token)).run();
}

} // namespace tessera
