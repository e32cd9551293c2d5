#include "analysis/engine/resultstage.h"

#include "analysis/result/geojson.h"
#include "analysis/result/heatmappng.h"
#include "base/utctime.h"
#include "viewer/slide/thumbnail.h"

#include <algorithm>

namespace tessera {
namespace {

constexpr int heatmapLongestSide = 1600;

ResultPackage packageOf(const PackageHead &head) { return {head.id, head.name, head.weightsSha256}; }

SlideResult resultOf(const AnalysisInputs &inputs, const AnalysisOutputs &outputs)
{
    const SlideFacts &facts = inputs.slide->facts();
    const StoredFeatures &stored = outputs.features.stored;
    SlideResult r;
    r.slide = std::filesystem::absolute(facts.path);
    r.fingerprint = facts.fingerprint;
    r.width = facts.level0().width;
    r.height = facts.level0().height;
    r.mpp = inputs.mpp;
    r.model = packageOf(inputs.model.head);
    r.encoder = packageOf(inputs.encoder.head);
    r.tilingMpp = inputs.geometry.mpp;
    r.tilePx = inputs.geometry.tilePx;
    r.overlapPx = inputs.model.tiling.overlapPx;
    r.minTissue = inputs.model.tiling.minTissue;
    r.maskRatio = inputs.maskRatio;
    for (std::size_t c = 0; c < inputs.model.classes().size(); ++c) {
        const PackageClass &known = inputs.model.classes()[c];
        r.classes.push_back({known.name, known.color, known.positive, outputs.prediction.probabilities[c]});
    }
    r.logits = outputs.prediction.logits;
    r.prediction = outputs.prediction.prediction;
    r.tiles = static_cast<int64_t>(stored.corners.size());
    r.hidden = std::count(outputs.prediction.maps.hidden.begin(), outputs.prediction.maps.hidden.end(), 1);
    r.unreadable = static_cast<int64_t>(stored.unreadable.size());
    r.seconds = outputs.seconds;
    r.tilesPerSecond = outputs.features.tilesPerSecond;
    r.device = outputs.device;
    r.programVersion = TESSERA_VERSION;
    r.created = utcNow();
    r.warnings = outputs.warnings;
    return r;
}

/// The class whose probability the picture shows: the positive one of highest probability, else the predicted one.
int shownClass(const std::vector<PackageClass> &classes, const BagPrediction &prediction)
{
    int shown = -1;
    for (std::size_t c = 0; c < classes.size(); ++c)
        if (classes[c].positive &&
            (shown < 0 || prediction.probabilities[c] > prediction.probabilities[static_cast<std::size_t>(shown)]))
            shown = static_cast<int>(c);
    return shown >= 0 ? shown : prediction.prediction;
}

} // namespace

Result<void> writeResults(const std::filesystem::path &folder, const AnalysisInputs &inputs,
                          const AnalysisOutputs &outputs, std::stop_token token)
{
    const SlideFacts &facts = inputs.slide->facts();
    const TileTable table = tileTableOf(outputs.prediction, inputs.model.classes(), outputs.features.stored.corners,
                                        inputs.geometry.footprint);
    const int longest =
        static_cast<int>(std::min<int64_t>(heatmapLongestSide, std::max(facts.level0().width, facts.level0().height)));
    const Result<SlideRegion> picture = thumbnail(*inputs.slide, longest, token);
    if (!picture)
        return passOn(picture.error());
    std::vector<std::string> colours;
    for (const PackageClass &c : inputs.model.classes())
        colours.push_back(c.color);

    const int shown = shownClass(inputs.model.classes(), outputs.prediction);
    const auto drawn = [&](const char *name, HeatmapKind kind) {
        return writeHeatmapPng(folder / name, kind, table, shown, picture->pixels, facts.extent());
    };
    const std::function<Result<void>()> steps[] = {
        [&] { return writeTileTable(folder / "tiles.safetensors", table); },
        [&] { return writeTileCsv(folder / "tiles.csv", table); },
        [&] { return drawn("heatmap_attention.png", HeatmapKind::attention); },
        [&] { return drawn("heatmap_probability.png", HeatmapKind::probability); },
        [&] { return drawn("heatmap_hard.png", HeatmapKind::hard); },
        [&] { return writeTissueGeojson(folder / "tissue.geojson", outputs.tissue.polygons, facts.bounds); },
        [&] { return writeTilesGeojson(folder / "tiles.geojson", table, colours, facts.bounds); },
        [&] { return writeSlideResult(folder, resultOf(inputs, outputs)); },
    };
    for (const auto &step : steps) {
        if (token.stop_requested())
            return fail(ErrorCode::cancelled);
        if (const Result<void> written = step(); !written)
            return written;
    }
    return {};
}

bool answers(const SlideResult &result, const AnalysisInputs &inputs)
{
    return result.fingerprint == inputs.slide->facts().fingerprint &&
           result.model.sha256 == inputs.model.head.weightsSha256 &&
           result.encoder.sha256 == inputs.encoder.head.weightsSha256 && result.tilePx == inputs.geometry.tilePx &&
           result.tilingMpp == inputs.geometry.mpp && result.overlapPx == inputs.model.tiling.overlapPx &&
           result.minTissue == inputs.model.tiling.minTissue && result.maskRatio == inputs.maskRatio &&
           result.mpp == inputs.mpp;
}

} // namespace tessera
