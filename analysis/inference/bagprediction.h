#pragma once
#include "analysis/bags/featurefile.h"
#include "analysis/inference/loadedmodel.h"
#include "analysis/result/tiletable.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace tessera {

/// What a model says of a bag of N tiles with C classes.
struct BagPrediction {
    std::vector<double> logits;        ///< [C]
    std::vector<double> probabilities; ///< [C], calibrated where the package says so
    int prediction = 0;                ///< index of the most probable class
    mil::Maps maps;
};

/// `features` [N, D] with N >= 1; `maskRatio` instead of the package's mask_ratio_h. Errors: outOfMemory, internal.
Result<BagPrediction> predictBag(const LoadedModel &model, std::span<const float> features,
                                 std::optional<double> maskRatio);

/// The maps as rows, tile i with its corner `corners[i]` and the edge `footprint`, both in level-0 px.
TileTable tileTableOf(const BagPrediction &prediction, const std::vector<PackageClass> &classes,
                      std::span<const TileCorner> corners, int64_t footprint);

} // namespace tessera
