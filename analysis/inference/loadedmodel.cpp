#include "analysis/inference/loadedmodel.h"

#include "analysis/inference/tensors.h"
#include "analysis/package/weights.h"
#include "base/text.h"

#include <algorithm>
#include <array>
#include <optional>
#include <type_traits>
#include <utility>

namespace tessera {
namespace {

/// Pairs of the package's and the mathematics' names of the same.
constexpr std::array baselines{
    std::pair(BaselineKind::attn, mil::Baseline::attn), std::pair(BaselineKind::selfattn, mil::Baseline::selfattn),
    std::pair(BaselineKind::dsmil, mil::Baseline::dsmil), std::pair(BaselineKind::mean, mil::Baseline::mean),
    std::pair(BaselineKind::max, mil::Baseline::max)};
constexpr std::array activations{
    std::pair(ActivationKind::none, mil::Activation::none), std::pair(ActivationKind::relu, mil::Activation::relu),
    std::pair(ActivationKind::gelu, mil::Activation::gelu), std::pair(ActivationKind::tanh, mil::Activation::tanh)};
constexpr std::array versions{std::pair(ArchitectureKind::mil, mil::Version::pure),
                              std::pair(ArchitectureKind::mhimV1, mil::Version::v1),
                              std::pair(ArchitectureKind::mhimV2, mil::Version::v2)};

template <typename Table, typename Name>
auto partnerOf(const Table &table, Name name)
{
    if constexpr (std::is_same_v<Name, decltype(table[0].first)>)
        return std::find_if(table.begin(), table.end(), [&](const auto &pair) { return pair.first == name; })->second;
    else
        return std::find_if(table.begin(), table.end(), [&](const auto &pair) { return pair.second == name; })->first;
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
    architecture.version = partnerOf(versions, package.kind);
    architecture.baseline = partnerOf(baselines, p.baseline);
    architecture.gated = p.gated;
    architecture.inputDim = p.inputDim;
    architecture.modelDim = p.modelDim;
    architecture.classes = p.classes;
    architecture.heads = p.heads;
    architecture.act = partnerOf(activations, p.act);
    architecture.daAct = partnerOf(activations, p.daAct);
    architecture.dropout = p.dropout;
    architecture.score = p.instanceProbabilityScores ? mil::ScoreKind::classAware : mil::ScoreKind::attention;
    architecture.masks = {p.maskRatio, p.maskRatioL, p.maskRatioH, p.maskRatioHr};
    architecture.recycle = p.mergeEnable;
    architecture.mergeK = p.mergeK;
    architecture.mergeRatio = p.mergeRatio;
    architecture.mergeTest = p.mergeTest;
    return architecture;
}

void setArchitecture(MilPackage &package, const mil::Architecture &architecture)
{
    package.kind = partnerOf(versions, architecture.version);
    MilParameters &p = package.parameters;
    p.baseline = partnerOf(baselines, architecture.baseline);
    p.gated = architecture.gated;
    p.inputDim = architecture.inputDim;
    p.modelDim = architecture.modelDim;
    p.classes = architecture.classes;
    p.heads = architecture.heads;
    p.act = partnerOf(activations, architecture.act);
    p.daAct = partnerOf(activations, architecture.daAct);
    p.dropout = architecture.dropout;
    p.instanceProbabilityScores = architecture.score == mil::ScoreKind::classAware;
    p.maskRatio = architecture.masks.random;
    p.maskRatioL = architecture.masks.low;
    p.maskRatioH = architecture.masks.high;
    p.maskRatioHr = architecture.masks.highShare;
    p.mergeEnable = architecture.recycle;
    p.mergeK = architecture.mergeK;
    p.mergeRatio = architecture.mergeRatio;
    p.mergeTest = architecture.mergeTest && architecture.hasRecycleNetwork();
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
