#include "analysis/mil/network.h"

#include "analysis/mil/recycle.h"

#include <ATen/ATen.h>

namespace tessera::mil {
namespace {

std::unique_ptr<RecycleNetwork> recyclingOf(const Architecture &architecture, const Weights &weights,
                                            const std::string &prefix)
{
    const bool stored = weights.contains(prefix + "merge.global_q_mm");
    if (!architecture.hasRecycleNetwork() || (!stored && !architecture.mergeTest))
        return nullptr;
    return std::make_unique<RecycleNetwork>(architecture, weights, prefix);
}

} // namespace

Network::Network(const Architecture &architecture, const Weights &weights, const std::string &prefix)
    : embedding(architecture, weights, prefix), aggregator(makeAggregator(architecture, weights, prefix)),
      recycling(recyclingOf(architecture, weights, prefix))
{
}

Network::Network(Network &&) noexcept = default;
Network &Network::operator=(Network &&) noexcept = default;
Network::~Network() = default;

at::Tensor withRecycled(const Network &network, const at::Tensor &tokens)
{
    return at::cat({tokens, network.recycling->forward(tokens, nullptr)});
}

} // namespace tessera::mil
