#include "analysis/mil/embedding.h"

#include <ATen/ATen.h>

namespace tessera::mil {
namespace {

bool poolsTiles(Baseline baseline) { return baseline == Baseline::mean || baseline == Baseline::max; }

std::string layerOf(const Architecture &architecture, const std::string &prefix)
{
    return prefix + (poolsTiles(architecture.baseline) ? "head.0." : "feature.0.");
}

} // namespace

at::Tensor activated(at::Tensor x, Activation activation)
{
    switch (activation) {
    case Activation::none:
        return x;
    case Activation::relu:
        return at::relu_(x);
    case Activation::gelu:
        return at::gelu(x);
    case Activation::tanh:
        return at::tanh_(x);
    }
    return x;
}

Embedding::Embedding(const Architecture &architecture, const Weights &weights, const std::string &prefix)
    : m_weight(take(weights, layerOf(architecture, prefix) + "weight")),
      m_bias(take(weights, layerOf(architecture, prefix) + "bias")), m_activation(architecture.act),
      m_dropout(architecture.dropout)
{
}

at::Tensor Embedding::forward(const at::Tensor &features, const at::Tensor &keep) const
{
    const at::Tensor embedded = activated(at::linear(features, m_weight, m_bias), m_activation);
    return keep.defined() ? embedded * keep.to(at::kFloat).mul_(1 / (1 - m_dropout)) : embedded;
}

} // namespace tessera::mil
