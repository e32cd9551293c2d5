#include "analysis/mil/recycle.h"

#include "analysis/mil/dropout.h"

#include <ATen/ATen.h>

#include <cmath>

namespace tessera::mil {
namespace {

constexpr double normEpsilon = 1e-5;

} // namespace

RecycleNetwork::RecycleNetwork(const Architecture &architecture, const Weights &weights, const std::string &prefix)
    : m_dropout(architecture.innerDropout), m_queries(take(weights, prefix + "merge.global_q_mm")),
      m_normWeight(take(weights, prefix + "merge.norm.weight")), m_normBias(take(weights, prefix + "merge.norm.bias")),
      m_toQ(take(weights, prefix + "merge.attn.to_q.weight")),
      m_toKv(take(weights, prefix + "merge.attn.to_kv.weight")),
      m_outWeight(take(weights, prefix + "merge.attn.to_out.0.weight")),
      m_outBias(take(weights, prefix + "merge.attn.to_out.0.bias"))
{
}

/// Keys and values of T tokens are never made: with k_r <= 10 queries it is several times cheaper to carry the queries
/// through W_k to the tokens (q W_k x^T instead of q (x W_k^T)^T) and the attention through the tokens to W_v.
at::Tensor RecycleNetwork::forward(const at::Tensor &tokens, RandomSource *random) const
{
    const int64_t width = m_normWeight.size(0); // M
    const int64_t count = m_queries.size(1);    // k_r
    const auto normed = [&](const at::Tensor &x) {
        return at::layer_norm(x, {width}, m_normWeight, m_normBias, normEpsilon);
    };
    const at::Tensor context = normed(tokens);                                              // [T, M]
    const at::Tensor keyWeight = m_toKv.slice(0, 0, heads * headWidth);                     // [512, M]
    const at::Tensor valueWeight = m_toKv.slice(0, heads * headWidth);                      // [512, M]
    const at::Tensor queries = at::linear(normed(m_queries.squeeze(0)), m_toQ)              // [k_r, 512]
                                   .view({count, heads, headWidth})                         //
                                   .transpose(0, 1);                                        // [8, k_r, 64]
    const at::Tensor carried = at::bmm(queries, keyWeight.view({heads, headWidth, width})); // [8, k_r, M]
    const at::Tensor similarity = at::mm(carried.reshape({heads * count, width}), context.t());
    at::Tensor attention = at::softmax(similarity * (1 / std::sqrt(static_cast<double>(headWidth))), 1);
    attention = dropout(attention.view({1, heads, count, -1}), m_dropout, random).reshape({heads * count, -1});
    const at::Tensor gathered = at::mm(attention, context).view({heads, count, width}); // [8, k_r, M]
    const at::Tensor perHead =
        at::bmm(gathered, valueWeight.view({heads, headWidth, width}).transpose(1, 2)); // [8, k_r, 64]
    const at::Tensor merged = perHead.transpose(0, 1).reshape({1, count, heads * headWidth});
    return dropout(at::linear(merged, m_outWeight, m_outBias), m_dropout, random).squeeze(0);
}

void RecycleNetwork::updateQueries(const at::Tensor &recycled, double momentum) const
{
    if (momentum == 1)
        return;
    // .data() has a version counter of its own: the backward pass of the layer norm reads the updated queries without
    // an error, as the published program does.
    m_queries.data().mul_(momentum).add_(recycled.detach().unsqueeze(0), 1 - momentum);
}

} // namespace tessera::mil
