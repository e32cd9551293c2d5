#include "analysis/engine/analysisinputs.h"

#include "analysis/package/findpackages.h"
#include "base/text.h"

namespace tessera {
namespace {

/// Raised when tissue segmentation, tiling or preprocessing change their outcome.
constexpr int extractionVersion = 1;

std::string sizeText(int64_t width, int64_t height) { return std::to_string(width) + " x " + std::to_string(height); }

Result<EncoderPackage> openEncoder(const AnalysisRequest &request, const MilPackage &model)
{
    if (!request.encoder)
        return findEncoder(model);
    Result<EncoderPackage> encoder = readEncoderPackage(*request.encoder);
    if (!encoder)
        return encoder;
    if (const Result<void> fits = checkEncoderFits(model, *encoder); !fits)
        return passOn(fits.error());
    return encoder;
}

} // namespace

Result<AnalysisInputs> openInputs(const AnalysisRequest &request)
{
    const auto slide = openSlide(request.slide, {.hostileFormats = request.hostileFormats, .userMpp = request.mpp});
    if (!slide)
        return passOn(slide.error());
    const SlideFacts &facts = (*slide)->facts();
    if (!facts.mpp)
        return fail(ErrorCode::mppUnknown, displayed(facts.path));

    const Result<MilPackage> model = readMilPackage(request.model);
    if (!model)
        return passOn(model.error());
    if (model->isSurvival() && request.product == protocol::AnalysisProduct::result)
        return fail(ErrorCode::survivalNotShown, displayed(request.model));
    const Result<EncoderPackage> encoder = openEncoder(request, *model);
    if (!encoder)
        return passOn(encoder.error());
    for (const PackageHead *head : {&model->head, &encoder->head})
        if (const Result<void> verified = verifyHashes(*head); !verified)
            return passOn(verified.error());

    const PackageTiling &t = model->tiling;
    const TileGeometry geometry = geometryFor({t.mpp, t.tilePx, t.overlapPx, t.minTissue}, facts, facts.mpp->mean());
    if (facts.level0().width < geometry.footprint || facts.level0().height < geometry.footprint)
        return fail(ErrorCode::slideSmallerThanTile, displayed(facts.path),
                    sizeText(facts.level0().width, facts.level0().height),
                    sizeText(geometry.footprint, geometry.footprint));
    return AnalysisInputs{
        *slide, *facts.mpp, *model, *encoder, request.maskRatio.value_or(model->parameters.maskRatioH), geometry};
}

std::string extractionKeyOf(const AnalysisInputs &inputs)
{
    const SlideFacts &facts = inputs.slide->facts();
    const PackageTiling &t = inputs.model.tiling;
    return "v" + std::to_string(extractionVersion) + " slide " + facts.fingerprint + " mpp " + formatted(inputs.mpp.x) +
           " " + formatted(inputs.mpp.y) + " encoder " + inputs.encoder.head.weightsSha256 + " tiles " +
           std::to_string(t.tilePx) + " px at " + formatted(t.mpp) + " overlap " + std::to_string(t.overlapPx) +
           " tissue " + formatted(t.minTissue);
}

} // namespace tessera
