#include "analysis/training/stagetraining.h"

#include "analysis/inference/tensors.h"
#include "analysis/mil/network.h"

#include <ATen/ATen.h>
#include <c10/core/InferenceMode.h>

namespace tessera {
namespace {

std::vector<double> logitsOf(const mil::Architecture &architecture, const mil::Network &network,
                             const at::Tensor &features)
{
    const c10::InferenceMode inference;
    at::Tensor tokens = network.embedding.forward(features);
    if (architecture.mergeTest && network.recycling)
        tokens = mil::withRecycled(network, tokens);
    at::Tensor logits = network.aggregator->pool(tokens, nullptr).logits.to(at::kCPU, at::kDouble).contiguous();
    if (architecture.version == mil::Version::v1 && architecture.baseline == mil::Baseline::dsmil)
        logits = logits.log(); // what this version calls logits is a mean of probabilities (mhim-mil.md 2.3)
    return {logits.data_ptr<double>(), logits.data_ptr<double>() + logits.numel()};
}

} // namespace

Result<std::vector<BagOutput>> outputsOf(const mil::Architecture &architecture, const mil::Weights &weights,
                                         std::span<const int64_t> bags, BagFeed &feed, at::Device device,
                                         std::stop_token token)
{
    std::optional<mil::Network> network;
    const Result<void> made = guarded("the model", [&] {
        mil::Weights placed;
        for (const auto &[key, tensor] : weights)
            placed.emplace(key, tensor.detach().to(device));
        network.emplace(architecture, placed);
    });
    if (!made)
        return passOn(made.error());
    return outputsOf(architecture, *network, bags, feed, std::move(token));
}

Result<std::vector<BagOutput>> outputsOf(const mil::Architecture &architecture, const mil::Network &network,
                                         std::span<const int64_t> bags, BagFeed &feed, std::stop_token token)
{
    std::vector<BagOutput> outputs;
    for (std::size_t i = 0; i < bags.size(); ++i) {
        if (token.stop_requested())
            return fail(ErrorCode::cancelled);
        const Result<at::Tensor> features =
            feed.features(bags[i], i + 1 < bags.size() ? std::optional(bags[i + 1]) : std::nullopt);
        if (!features)
            return passOn(features.error());
        BagOutput output;
        output.bag = bags[i];
        if (const Result<void> done =
                guarded("the prediction", [&] { output.logits = logitsOf(architecture, network, *features); });
            !done)
            return passOn(done.error());
        outputs.push_back(std::move(output));
    }
    return outputs;
}

} // namespace tessera
