#include "analysis/training/standardisation.h"

#include <ATen/ATen.h>

#include <cmath>
#include <string>

namespace tessera {
namespace {

/// A column of one number has a deviation of some 1e-8 of it, which is what the sums round to.
constexpr float rounding = 1e-6F;

/// The first layer's key; empty where there is none, as in a model without weights.
std::string firstLayer(const mil::Weights &weights)
{
    for (const char *layer : {"feature.0.", "head.0."})
        if (weights.contains(std::string(layer) + "weight"))
            return layer;
    return {};
}

} // namespace

Standardisation standardisationBy(const FeatureStatistics &statistics)
{
    std::vector<float> deviations = statistics.tileDeviation;
    for (std::size_t d = 0; d < deviations.size(); ++d)
        if (!(deviations[d] > rounding * std::abs(statistics.tileMean[d])))
            deviations[d] = 1;
    return {at::tensor(at::ArrayRef<float>(statistics.tileMean)), at::tensor(at::ArrayRef<float>(deviations))};
}

at::Tensor standardised(const at::Tensor &features, const Standardisation &standardisation)
{
    return features.sub(standardisation.mean.to(features.device()))
        .div_(standardisation.deviation.to(features.device()));
}

// In double: the shift is a sum over all channels, of which each may be large.

mil::Weights forFeaturesAsTheyAre(mil::Weights weights, const Standardisation &standardisation)
{
    const std::string layer = firstLayer(weights);
    if (layer.empty())
        return weights;
    at::Tensor &weight = weights.at(layer + "weight");
    at::Tensor &bias = weights.at(layer + "bias");
    const at::Tensor scaled = weight.to(at::kDouble).div(standardisation.deviation.to(at::kDouble));
    bias = bias.to(at::kDouble).sub(scaled.mv(standardisation.mean.to(at::kDouble))).to(at::kFloat);
    weight = scaled.to(at::kFloat);
    return weights;
}

mil::Weights forStandardisedFeatures(mil::Weights weights, const Standardisation &standardisation)
{
    const std::string layer = firstLayer(weights);
    if (layer.empty())
        return weights;
    at::Tensor &weight = weights.at(layer + "weight");
    at::Tensor &bias = weights.at(layer + "bias");
    const at::Tensor whole = weight.to(at::kDouble);
    bias = bias.to(at::kDouble).add(whole.mv(standardisation.mean.to(at::kDouble))).to(at::kFloat);
    weight = whole.mul(standardisation.deviation.to(at::kDouble)).to(at::kFloat);
    return weights;
}

} // namespace tessera
