#include "analysis/mil/nystrom.h"

#include "analysis/mil/residualconvolution.h"

#include <ATen/ATen.h>
#include <torch/csrc/autograd/custom_function.h>

#include <algorithm>
#include <cmath>

namespace tessera::mil {
namespace {

using torch::autograd::AutogradContext;
using torch::autograd::Variable;
using torch::autograd::variable_list;

/// What the landmarks and the class token are made of: means of m groups of l consecutive tokens [m, M], where rows of
/// zeros stand before the first, and the first rows as they are. One function, because autograd alone would make a
/// gradient of all tokens for each of the slices.
class TokenSummary : public torch::autograd::Function<TokenSummary> {
public:
    static variable_list forward(AutogradContext *ctx, const Variable &tokens, int64_t groups, int64_t groupSize,
                                 int64_t firstRows)
    {
        const int64_t count = tokens.size(0);
        const int64_t whole = count / groupSize; // groups without padding, at the end
        const int64_t mixed = count % groupSize; // rows of the group that has both
        ctx->saved_data["count"] = count;
        ctx->saved_data["groupSize"] = groupSize;
        const at::Tensor means = at::zeros({groups, tokens.size(1)}, tokens.options());
        if (mixed > 0)
            means[groups - whole - 1].copy_(tokens.slice(0, 0, mixed).sum(0));
        if (whole > 0)
            means.slice(0, groups - whole).copy_(tokens.slice(0, mixed).view({whole, groupSize, -1}).sum(1));
        return {means.div_(static_cast<double>(groupSize)), tokens.slice(0, 0, firstRows).clone()};
    }

    static variable_list backward(AutogradContext *ctx, variable_list gradients)
    {
        const int64_t count = ctx->saved_data["count"].toInt();
        const int64_t groupSize = ctx->saved_data["groupSize"].toInt();
        const at::Tensor ofMeans = gradients[0] / groupSize;
        const int64_t groups = ofMeans.size(0);
        const int64_t whole = count / groupSize;
        const int64_t mixed = count % groupSize;
        const at::Tensor gradient = at::empty({count, ofMeans.size(1)}, ofMeans.options());
        if (mixed > 0)
            gradient.slice(0, 0, mixed).copy_(ofMeans.slice(0, groups - whole - 1, groups - whole).expand({mixed, -1}));
        if (whole > 0)
            gradient.slice(0, mixed)
                .view({whole, groupSize, -1})
                .copy_(ofMeans.slice(0, groups - whole).unsqueeze(1).expand({-1, groupSize, -1}));
        gradient.slice(0, 0, gradients[1].size(0)).add_(gradients[1]);
        return {gradient, Variable(), Variable(), Variable()};
    }
};

} // namespace

NystromAttention::NystromAttention(const Weights &weights, const std::string &prefix, int64_t heads)
    : m_heads(heads), m_toQkv(take(weights, prefix + "to_qkv.weight")),
      m_convolution(take(weights, prefix + "res_conv.weight")), m_outWeight(take(weights, prefix + "to_out.0.weight")),
      m_outBias(take(weights, prefix + "to_out.0.bias"))
{
    const int64_t width = m_toQkv.size(1);
    m_headWidth = m_toQkv.size(0) / (3 * heads);
    m_landmarks = width / 2;
    TORCH_CHECK(m_toQkv.size(0) == 3 * heads * m_headWidth && m_convolution.size(0) == heads, prefix, " has not ",
                heads, " heads");
}

int64_t NystromAttention::paddedCount(int64_t tokens) const
{
    return (tokens + m_landmarks - 1) / m_landmarks * m_landmarks;
}

at::Tensor NystromAttention::project(const at::Tensor &merged) const
{
    return at::linear(merged, m_outWeight, m_outBias);
}

at::Tensor NystromAttention::projectInDouble(const at::Tensor &merged) const
{
    return at::linear(merged, m_outWeight.to(at::kDouble), m_outBias.to(at::kDouble));
}

at::Tensor NystromAttention::perHead(const at::Tensor &merged) const
{
    return merged.view({merged.size(0), m_heads, m_headWidth}).transpose(0, 1);
}

NystromAttention::Summary NystromAttention::summaryOf(const at::Tensor &tokens, int64_t firstRows) const
{
    const int64_t groupSize = paddedCount(tokens.size(0)) / m_landmarks;
    const variable_list parts =
        TokenSummary::apply(tokens, m_landmarks, groupSize, std::min(firstRows, tokens.size(0)));
    return {parts[0], parts[1]};
}

/// The mean is linear: landmarks are made from means of tokens, not from q and k of all tokens.
Landmarks NystromAttention::landmarksOf(const at::Tensor &means, int64_t tokens) const
{
    const int64_t inner = m_heads * m_headWidth;
    const at::Tensor both = at::linear(means, m_toQkv.slice(0, 0, 2 * inner)); // [m, 2 inner]
    const double scale = std::pow(static_cast<double>(m_headWidth), -0.5);
    return {perHead(both.slice(1, 0, inner)) * scale, perHead(both.slice(1, inner)), paddedCount(tokens) - tokens};
}

NystromAttention::Result NystromAttention::forward(const at::Tensor &tokens) const
{
    const Landmarks landmarks = landmarksOf(summaryOf(tokens, 1).means, tokens.size(0));
    const at::Tensor qkv = at::linear(tokens, m_toQkv); // [n, 3 inner]
    const AttentionThroughLandmarks attended = attendThroughLandmarks(qkv, landmarks, m_convolution);
    const at::Tensor values = perHead(qkv.slice(1, 2 * m_heads * m_headWidth));
    return {project(attended.merged), attended.attention.slice(1, 1), values.slice(1, 1)};
}

/// Values of the tokens are not made either: (a u) W_v^T instead of a (u W_v^T); the convolution sees the first ones.
NystromAttention::Result NystromAttention::forwardClassToken(const at::Tensor &tokens) const
{
    const int64_t inner = m_heads * m_headWidth;
    const at::Tensor queryWeight = m_toQkv.slice(0, 0, inner);
    const at::Tensor keyWeight = m_toQkv.slice(0, inner, 2 * inner);
    const at::Tensor valueWeight = m_toQkv.slice(0, 2 * inner);
    const Summary summary = summaryOf(tokens, residualReach + 1);
    const Landmarks landmarks = landmarksOf(summary.means, tokens.size(0));
    const at::Tensor query = perHead(at::linear(summary.first.slice(0, 0, 1), queryWeight));
    const at::Tensor keys = at::linear(tokens, keyWeight);                                        // [n, inner]
    const at::Tensor attention = classTokenAttention(query, keys, landmarks);                     // [h, n]
    const at::Tensor gathered = at::mm(attention, tokens).unsqueeze(1);                           // [h, 1, M]
    const at::Tensor weightOfHead = valueWeight.view({m_heads, m_headWidth, -1}).transpose(1, 2); // [h, M, d]
    const at::Tensor nearby = perHead(at::linear(summary.first, valueWeight));
    const at::Tensor spread =
        at::matmul(gathered, weightOfHead).squeeze(1) + firstRowOfResidualConvolution(nearby, m_convolution);
    return {project(spread.view({1, inner})), attention.slice(1, 1).detach(), {}};
}

} // namespace tessera::mil
