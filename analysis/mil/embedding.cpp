#include "analysis/mil/embedding.h"

#include "analysis/mil/detail/embedrows.h"

#include <ATen/ATen.h>
#include <torch/csrc/autograd/custom_function.h>

namespace tessera::mil {
namespace {

bool poolsTiles(Baseline baseline) { return baseline == Baseline::mean || baseline == Baseline::max; }

std::string layerOf(const Architecture &architecture, const std::string &prefix)
{
    return prefix + (poolsTiles(architecture.baseline) ? "head.0." : "feature.0.");
}

/// One pass forward and one back over the rows, instead of one for each of gather, bias, activation, dropout and
/// concatenation (embedrows.h).
struct EmbedFunction : torch::autograd::Function<EmbedFunction> {
    static at::Tensor forward(torch::autograd::AutogradContext *ctx, const at::Tensor &weight, const at::Tensor &bias,
                              const at::Tensor &tail, const detail::EmbedRows &layer)
    {
        const detail::Embedded result = layer.forward(weight, bias, tail, detail::Wanted::resultAndSlope);
        ctx->save_for_backward({layer.features, layer.rows, layer.keep, result.tokens, result.linear});
        ctx->saved_data["activation"] = static_cast<int64_t>(layer.activation);
        ctx->saved_data["scale"] = layer.scale;
        return result.tokens;
    }

    static torch::autograd::variable_list backward(torch::autograd::AutogradContext *ctx,
                                                   torch::autograd::variable_list gradients)
    {
        const torch::autograd::variable_list saved = ctx->get_saved_variables();
        const detail::EmbedRows layer{saved[0], saved[1], saved[2],
                                      static_cast<Activation>(ctx->saved_data["activation"].toInt()),
                                      ctx->saved_data["scale"].toDouble()};
        const detail::EmbedGradients g = layer.backward({saved[3], saved[4]}, gradients[0]);
        return {g.weight, g.bias, g.tail, {}};
    }
};

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

at::Tensor Embedding::forward(const at::Tensor &features, const Part &part) const
{
    const double scale = part.keep.defined() ? 1 / (1 - m_dropout) : 1;
    const detail::EmbedRows layer{features, part.rows, part.keep, m_activation, scale};
    const at::Tensor tail = part.tail.defined() ? part.tail : at::empty({0, width()}, features.options());
    if (at::GradMode::is_enabled() && (m_weight.requires_grad() || tail.requires_grad()))
        return EmbedFunction::apply(m_weight, m_bias, tail, layer);
    return layer.forward(m_weight, m_bias, tail, detail::Wanted::result).tokens;
}

} // namespace tessera::mil
