#include "analysis/synthesis/sampleslide.h"

#include "analysis/synthesis/detail/bigtiff.h"
#include "analysis/synthesis/detail/blockpainter.h"
#include "analysis/synthesis/detail/orderedwork.h"
#include "analysis/synthesis/detail/pyramid.h"
#include "analysis/synthesis/detail/survey.h"
#include "analysis/synthesis/detail/truth.h"
#include "base/text.h"

namespace tessera {
namespace {

using namespace detail;

// What the parts take of the time, roughly.
constexpr double surveyShare = 0.02;
constexpr double truthShare = 0.05;

std::filesystem::path beside(const std::filesystem::path &slide, const char *ending)
{
    std::filesystem::path name = slide.stem();
    name += ending;
    return slide.parent_path() / name;
}

std::string descriptionOf(const SampleSpec &spec)
{
    return "Synthetic H&E slide drawn by Tessera " TESSERA_VERSION ", not real tissue. Seed " +
           std::to_string(spec.seed) + ", tumour " + formatted(spec.tumourShare * 100) + " % of the tissue, " +
           formatted(spec.mpp) + " um/px. Research use only.";
}

Result<void> drawSlide(BigTiff &tiff, const SampleSpec &spec, const TissueMap &map, const Artefacts &artefacts,
                       const SampleProgress &progress, std::stop_token token)
{
    const BlockPainter painter(spec, map, artefacts);
    UpperLevels upper(tiff);
    const int64_t columns = (spec.width + blockEdge - 1) / blockEdge;
    const int64_t blocks = columns * ((spec.height + blockEdge - 1) / blockEdge);
    OrderedWork<Result<Block>> work(blocks, spec.threads);
    return work.run(
        [&](int64_t index, std::stop_token stop) {
            return drawBlock(painter, tiff.levels(), index % columns, index / columns, stop);
        },
        [&](int64_t index, Result<Block> block) -> Result<void> {
            if (!block)
                return passOn(block.error());
            for (const PlacedTile &tile : block->tiles)
                if (const Result<void> added = tiff.add(tile.level, tile.x, tile.y, tile.jpeg); !added)
                    return added;
            if (const Result<void> added = upper.add(block->smallest, index % columns, index / columns); !added)
                return added;
            if (progress)
                progress(truthShare + (1 - truthShare) * static_cast<double>(index + 1) / static_cast<double>(blocks));
            return {};
        },
        token);
}

} // namespace

Result<void> checkSpec(const SampleSpec &spec)
{
    const auto isSize = [](int64_t pixels) { return pixels >= smallestSample && pixels <= largestSample; };
    if (!isSize(spec.width) || !isSize(spec.height))
        return fail(ErrorCode::usage, "the sample slide can be 2000 to 200000 px wide and high");
    if (!(spec.mpp >= smallestSampleMpp && spec.mpp <= largestSampleMpp))
        return fail(ErrorCode::usage, "the sample slide can have 0.1 to 2 um per pixel");
    if (!(spec.tumourShare >= 0 && spec.tumourShare <= largestTumourShare))
        return fail(ErrorCode::usage, "the tumour can be 0 to 0.2 of the tissue");
    return {};
}

Result<SampleFiles> writeSampleSlide(const std::filesystem::path &path, const SampleSpec &spec,
                                     const SampleProgress &progress, std::stop_token token)
{
    if (const Result<void> checked = checkSpec(spec); !checked)
        return passOn(checked.error());
    SampleFiles files{path, beside(path, ".truth.geojson"), beside(path, ".truth.csv")};
    Result<BigTiff> tiff =
        BigTiff::create(path, {spec.width, spec.height, spec.mpp, descriptionOf(spec), "Tessera " TESSERA_VERSION});
    if (!tiff)
        return passOn(tiff.error());
    Result<AtomicFile> outlines = AtomicFile::create(files.outlines);
    if (!outlines)
        return passOn(outlines.error());
    Result<AtomicFile> tiles = AtomicFile::create(files.tiles);
    if (!tiles)
        return passOn(tiles.error());

    TissueMap map(spec);
    const Result<Survey> survey = surveyOf(map, spec.threads, token);
    if (!survey)
        return passOn(survey.error());
    const float threshold = survey->tumourThreshold(spec.tumourShare);
    map.setTumourThreshold(threshold);
    if (progress)
        progress(surveyShare);

    const Artefacts artefacts(map.pieces(), spec.seed);
    if (const Result<void> written = writeOutlines(*outlines, spec, *survey, threshold, artefacts); !written)
        return passOn(written.error());
    const Result<TileCounts> counts = writeTiles(*tiles, spec, map, artefacts, token);
    if (!counts)
        return passOn(counts.error());
    if (progress)
        progress(truthShare);
    files.tissueTiles = counts->tissue;
    files.tumourTiles = counts->tumour;
    files.tissueShare = survey->tissueShare();
    files.tumourShare = survey->tumourShare(threshold);

    Result<void> outcome = drawSlide(*tiff, spec, map, artefacts, progress, token);
    if (outcome)
        outcome = tiff->writeDirectories();
    for (AtomicFile *truth : {&*outlines, &*tiles})
        if (outcome)
            outcome = truth->commit();
    if (outcome)
        outcome = tiff->commit();
    if (!outcome)
        return passOn(outcome.error());
    return files;
}

} // namespace tessera
