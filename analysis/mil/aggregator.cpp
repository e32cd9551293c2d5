#include "analysis/mil/aggregator.h"

#include "analysis/mil/attention.h"

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
    case Baseline::dsmil:
    case Baseline::mean:
    case Baseline::max:
        break;
    }
    TORCH_CHECK(false, "this version computes the baseline attn only");
}

} // namespace tessera::mil
