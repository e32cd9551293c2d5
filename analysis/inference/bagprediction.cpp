#include "analysis/inference/bagprediction.h"

#include "analysis/inference/tensors.h"

#include <ATen/ATen.h>

namespace tessera {

Result<BagPrediction> predictBag(const LoadedModel &model, std::span<const float> features,
                                 std::optional<double> maskRatio)
{
    BagPrediction prediction;
    const Result<void> computed = guarded("the model", [&] {
        const int64_t dim = model.package.parameters.inputDim;
        const int64_t tiles = static_cast<int64_t>(features.size()) / dim;
        // from_blob wants a pointer to non-const, and nothing below writes to it.
        const at::Tensor bag =
            at::from_blob(const_cast<float *>(features.data()), {tiles, dim}, at::TensorOptions().dtype(at::kFloat));
        prediction.maps = mil::computeMaps(model.model, bag, maskRatio);
    });
    if (!computed)
        return passOn(computed.error());
    prediction.logits = prediction.maps.logits;
    prediction.probabilities = calibrated(model.package.calibration, prediction.logits);
    prediction.prediction = calledClass(model.package, prediction.probabilities);
    return prediction;
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
