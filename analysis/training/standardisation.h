#pragma once
#include "analysis/mil/weights.h"
#include "analysis/package/featurestatistics.h"

#include <ATen/core/Tensor.h>

namespace tessera {

/// Each channel less its mean, in its standard deviations, by the tiles of a training part. A model that was trained on
/// such features is kept as the one of the features as they are that says the same of every bag: the first layer is
/// linear, so that mean and deviation go into its weights.
struct Standardisation {
    at::Tensor mean;      ///< [D], float32 on the CPU
    at::Tensor deviation; ///< [D]; 1 for a channel that does not change but by rounding
};

/// Calls LibTorch, as all functions here.
Standardisation standardisationBy(const FeatureStatistics &statistics);

/// `features` [N, D] on any device; a copy.
at::Tensor standardised(const at::Tensor &features, const Standardisation &standardisation);

/// Of weights for standardised features (`feature.0`, or `head.0` of mean and max) those for features as they are.
mil::Weights forFeaturesAsTheyAre(mil::Weights weights, const Standardisation &standardisation);
/// The way back.
mil::Weights forStandardisedFeatures(mil::Weights weights, const Standardisation &standardisation);

} // namespace tessera
