#include "analysis/inference/bagprediction.h"

#include "analysis/inference/bagquestion.h"
#include "analysis/mil/survival.h"

#include <cmath>

namespace tessera {

BagPrediction predictionOf(const LoadedModel &model, mil::Maps maps)
{
    const mil::Architecture &architecture = model.model.architecture;
    BagPrediction prediction;
    prediction.logits = maps.logits;
    prediction.maps = std::move(maps);
    if (model.package.isSurvival()) {
        prediction.probabilities = mil::survivalCurve(prediction.logits);
        prediction.risk = mil::survivalRisk(prediction.logits);
        return prediction;
    }
    std::vector<double> logits = prediction.logits;
    if (architecture.version == mil::Version::v1 && architecture.baseline == mil::Baseline::dsmil)
        for (double &logit : logits) // what this version calls logits is a mean of probabilities (mhim-mil.md 2.3)
            logit = std::log(logit);
    prediction.probabilities = calibrated(model.package.calibration, logits);
    prediction.prediction = calledClass(model.package, prediction.probabilities);
    return prediction;
}

Result<BagPrediction> predictBag(const LoadedModel &model, std::span<const float> features,
                                 std::optional<double> maskRatio)
{
    Bag bag;
    bag.dim = model.package.parameters.inputDim;
    bag.features = features;
    BagQuestion question;
    question.maps.maskRatioHigh = maskRatio;
    Result<BagAnswer> answered = answer(model, embeddingOf(model, bag), bag.tiles(), question);
    if (!answered)
        return passOn(answered.error());
    return std::move(answered->prediction);
}

TileTable tileTableOf(const BagPrediction &prediction, const std::vector<PackageClass> &classes,
                      std::span<const TileCorner> corners, int64_t footprint)
{
    const mil::Maps &maps = prediction.maps;
    TileTable table;
    for (const TileCorner &corner : corners) {
        table.x.push_back(static_cast<double>(corner.x));
        table.y.push_back(static_cast<double>(corner.y));
    }
    table.width.assign(corners.size(), static_cast<double>(footprint));
    table.height = table.width;
    table.attentionRaw = maps.attentionRaw;
    table.attention = maps.attention;
    table.attentionRank = maps.attentionRank;
    table.instanceProbability = maps.instanceProbability;
    table.instanceClass = maps.instanceClass;
    table.hardProbability = maps.hardProbability;
    for (const uint8_t hidden : maps.hidden)
        table.state.push_back(hidden ? TileState::hidden : TileState::kept);
    for (const PackageClass &c : classes)
        table.classes.push_back(c.name);
    table.classProbability = maps.tileProbability;
    return table;
}

} // namespace tessera
