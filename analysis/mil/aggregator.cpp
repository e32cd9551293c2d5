#include "analysis/mil/aggregator.h"

#include "analysis/mil/attention.h"
#include "analysis/mil/dualstream.h"
#include "analysis/mil/selfattention.h"
#include "analysis/mil/tilepooling.h"

#include <ATen/ATen.h>

namespace tessera::mil {

at::Tensor Aggregator::crossEntropy(const Pooled &pooled, int64_t target) const
{
    return -at::log_softmax(pooled.logits, 0)[target];
}

std::unique_ptr<Aggregator> makeAggregator(const Architecture &architecture, const Weights &weights,
                                           const std::string &prefix)
{
    switch (architecture.baseline) {
    case Baseline::attn:
        return std::make_unique<AttentionPooling>(architecture, weights, prefix);
    case Baseline::selfattn:
        return std::make_unique<SelfAttentionPooling>(architecture, weights, prefix);
    case Baseline::dsmil:
        return std::make_unique<DualStreamPooling>(architecture, weights, prefix);
    case Baseline::mean:
    case Baseline::max:
        return std::make_unique<TilePooling>(architecture, weights, prefix);
    }
    TORCH_CHECK(false, "unknown baseline");
}

} // namespace tessera::mil
