#pragma once
#include "analysis/bags/featurefile.h"
#include "analysis/inference/loadedmodel.h"
#include "analysis/result/tiletable.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace tessera {

/// What a model says of a bag of N tiles with C classes or time bins.
struct BagPrediction {
    std::vector<double> logits;        ///< [C]
    std::vector<double> probabilities; ///< [C], calibrated where the package says so; survival: S(t) after each bin
    int prediction = 0;                ///< index of the class that is called; 0 for survival
    std::optional<double> risk;        ///< survival: the higher, the earlier the event is expected
    mil::Maps maps;
};

/// What the package makes of the logits in `maps`.
BagPrediction predictionOf(const LoadedModel &model, mil::Maps maps);

/// `features` [N, D] with N >= 1; `maskRatio` instead of the package's mask_ratio_h. All of the bag is predicted: for
/// questions about a part of it see bagquestion.h. Errors: outOfMemory, internal.
Result<BagPrediction> predictBag(const LoadedModel &model, std::span<const float> features,
                                 std::optional<double> maskRatio);

/// The maps as rows, tile i with its corner `corners[i]` and the edge `footprint`, both in level-0 px.
TileTable tileTableOf(const BagPrediction &prediction, const std::vector<PackageClass> &classes,
                      std::span<const TileCorner> corners, int64_t footprint);

} // namespace tessera
