#include "analysis/inference/loadedmodel.h"

#include "analysis/inference/tensors.h"
#include "analysis/package/weights.h"
#include "base/text.h"

#include <optional>

namespace tessera {
namespace {

mil::Baseline baselineOf(BaselineKind kind)
{
    switch (kind) {
    case BaselineKind::attn:
        return mil::Baseline::attn;
    case BaselineKind::selfattn:
        return mil::Baseline::selfattn;
    case BaselineKind::dsmil:
        return mil::Baseline::dsmil;
    case BaselineKind::mean:
        return mil::Baseline::mean;
    case BaselineKind::max:
        return mil::Baseline::max;
    }
    return mil::Baseline::attn;
}

mil::Activation activationOf(ActivationKind kind)
{
    switch (kind) {
    case ActivationKind::none:
        return mil::Activation::none;
    case ActivationKind::relu:
        return mil::Activation::relu;
    case ActivationKind::gelu:
        return mil::Activation::gelu;
    case ActivationKind::tanh:
        return mil::Activation::tanh;
    }
    return mil::Activation::none;
}

mil::Version versionOf(ArchitectureKind kind)
{
    switch (kind) {
    case ArchitectureKind::mil:
        return mil::Version::pure;
    case ArchitectureKind::mhimV1:
        return mil::Version::v1;
    case ArchitectureKind::mhimV2:
        return mil::Version::v2;
    }
    return mil::Version::pure;
}

/// Either key of the recycle network's queries may be the one in the file; the model finds both.
mil::Weights weightsOf(const Safetensors &file)
{
    mil::Weights weights = floatTensorsOf(file);
    for (const std::string prefix : {"", "teacher."})
        if (const auto alias = weights.find(prefix + queriesAlias); alias != weights.end())
            weights.emplace(prefix + queriesKey, alias->second);
    return weights;
}

} // namespace

mil::Architecture architectureOf(const MilPackage &package)
{
    const MilParameters &p = package.parameters;
    mil::Architecture architecture;
    architecture.version = versionOf(package.kind);
    architecture.baseline = baselineOf(p.baseline);
    architecture.gated = p.gated;
    architecture.inputDim = p.inputDim;
    architecture.modelDim = p.modelDim;
    architecture.classes = p.classes;
    architecture.heads = p.heads;
    architecture.act = activationOf(p.act);
    architecture.daAct = activationOf(p.daAct);
    architecture.dropout = p.dropout;
    architecture.score = p.instanceProbabilityScores ? mil::ScoreKind::classAware : mil::ScoreKind::attention;
    architecture.masks = {p.maskRatio, p.maskRatioL, p.maskRatioH, p.maskRatioHr};
    architecture.recycle = p.mergeEnable;
    architecture.mergeK = p.mergeK;
    architecture.mergeRatio = p.mergeRatio;
    architecture.mergeTest = p.mergeTest;
    return architecture;
}

Result<LoadedModel> loadModel(const MilPackage &package, at::Device device)
{
    const Result<Safetensors> weights = openWeights(package);
    if (!weights)
        return passOn(weights.error());
    std::optional<mil::MilModel> model;
    const Result<void> made = guarded(
        "loading the model", [&] { model = mil::makeModel(architectureOf(package), weightsOf(*weights), device); });
    if (!made)
        return passOn(made.error());
    return LoadedModel{package, std::move(*model)};
}

} // namespace tessera
