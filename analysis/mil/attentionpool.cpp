#include "analysis/mil/attentionpool.h"

#include "analysis/mil/embedding.h"

#include <ATen/ATen.h>
#include <torch/csrc/autograd/custom_function.h>

namespace tessera::mil {
namespace {

struct Attended {
    at::Tensor linear; ///< [T, 128] before the activation, where its slope needs it
    at::Tensor hidden; ///< [T, 128] after it
    at::Tensor gate;   ///< [T, 128], gated only
    AttentionPooled result;
};

enum class Wanted { bag, bagAndInstances };

/// One product for everything that starts from the tokens.
Attended attend(const at::Tensor &tokens, const AttentionWeights &w, Wanted wanted)
{
    std::vector<at::Tensor> rows{w.attention};
    if (w.gate.defined())
        rows.push_back(w.gate);
    if (wanted == Wanted::bagAndInstances)
        rows.push_back(w.predictor);
    const at::Tensor together = at::linear(tokens, rows.size() == 1 ? rows[0] : at::cat(rows));
    const int64_t width = w.attention.size(0);
    Attended a;
    a.linear = together.slice(1, 0, width);
    a.hidden = activated(a.linear, w.activation); // in place but for gelu
    if (w.gate.defined())
        a.gate = together.slice(1, width, 2 * width).sigmoid_();
    if (wanted == Wanted::bagAndInstances)
        a.result.instanceLogits = together.slice(1, together.size(1) - w.predictor.size(0)).contiguous();
    a.result.raw = at::mv(a.gate.defined() ? a.hidden * a.gate : a.hidden, w.out.squeeze(0));
    a.result.weights = at::softmax(a.result.raw, 0);
    a.result.bag = at::mv(tokens.t(), a.result.weights).unsqueeze(0);
    return a;
}

at::Tensor throughActivation(const at::Tensor &gradient, const at::Tensor &linear, const at::Tensor &hidden,
                             Activation activation)
{
    switch (activation) {
    case Activation::none:
        return gradient;
    case Activation::relu:
        return at::threshold_backward(gradient, hidden, 0);
    case Activation::gelu:
        return at::gelu_backward(gradient, linear);
    case Activation::tanh:
        return at::tanh_backward(gradient, hidden);
    }
    return gradient;
}

struct AttentionPoolFunction : torch::autograd::Function<AttentionPoolFunction> {
    static torch::autograd::variable_list forward(torch::autograd::AutogradContext *ctx, const at::Tensor &tokens,
                                                  const at::Tensor &attention, const at::Tensor &gate,
                                                  const at::Tensor &out, Activation activation, bool gated)
    {
        const Attended a = attend(tokens, {attention, gated ? gate : at::Tensor(), out, {}, activation}, Wanted::bag);
        const AttentionPooled &r = a.result;
        ctx->save_for_backward({tokens, attention, gate, out, a.linear, a.hidden, a.gate, r.weights});
        ctx->saved_data["activation"] = static_cast<int64_t>(activation);
        ctx->mark_non_differentiable({r.weights, r.raw});
        return {r.bag, r.weights, r.raw};
    }

    static torch::autograd::variable_list backward(torch::autograd::AutogradContext *ctx,
                                                   torch::autograd::variable_list gradients)
    {
        const torch::autograd::variable_list saved = ctx->get_saved_variables();
        const at::Tensor &tokens = saved[0], &attention = saved[1], &gateWeight = saved[2], &out = saved[3];
        const at::Tensor &linear = saved[4], &hidden = saved[5], &gate = saved[6], &weights = saved[7];
        const auto activation = static_cast<Activation>(ctx->saved_data["activation"].toInt());
        const at::Tensor &dBag = gradients[0]; // [1, M]

        const at::Tensor dWeights = at::mv(tokens, dBag.squeeze(0));
        const at::Tensor dRaw = weights * (dWeights - at::dot(weights, dWeights)); // back through the softmax
        const at::Tensor dGated = at::outer(dRaw, out.squeeze(0));                 // [T, 128]
        at::Tensor dOut;
        std::vector<at::Tensor> columns; // what reaches the tokens, and through which rows
        std::vector<at::Tensor> rows;
        at::Tensor dGate;
        if (gate.defined()) {
            dOut = at::mv((hidden * gate).t(), dRaw);
            columns.push_back(throughActivation(dGated * gate, linear, hidden, activation));
            columns.push_back(at::sigmoid_backward(dGated * hidden, gate));
            rows = {attention, gateWeight, dBag};
            dGate = at::mm(columns[1].t(), tokens);
        } else {
            dOut = at::mv(hidden.t(), dRaw);
            columns.push_back(throughActivation(dGated, linear, hidden, activation));
            rows = {attention, dBag};
        }
        const at::Tensor dAttention = at::mm(columns[0].t(), tokens);
        columns.push_back(weights.unsqueeze(1));
        const at::Tensor dTokens = at::mm(at::cat(columns, 1), at::cat(rows));
        return {dTokens, dAttention, dGate, dOut.unsqueeze(0), {}, {}};
    }
};

} // namespace

AttentionPooled attentionPool(const at::Tensor &tokens, const AttentionWeights &w)
{
    const bool needsGradient =
        at::GradMode::is_enabled() && (tokens.requires_grad() || w.attention.requires_grad() || w.out.requires_grad());
    if (!needsGradient)
        return attend(tokens, w, Wanted::bagAndInstances).result;
    const at::Tensor gate = w.gate.defined() ? w.gate : at::empty({0}, w.attention.options());
    const torch::autograd::variable_list result =
        AttentionPoolFunction::apply(tokens, w.attention, gate, w.out, w.activation, w.gate.defined());
    return {result[0], result[1], result[2], {}};
}

} // namespace tessera::mil
