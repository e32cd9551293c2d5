#include "analysis/mil/nystrom.h"

#include "analysis/mil/residualconvolution.h"

#include <ATen/ATen.h>

#include <cmath>

namespace tessera::mil {
namespace {

/// Means of m groups of l consecutive rows, where `padding` rows of zeros stand before the first: [n, M] -> [m, M].
at::Tensor groupMeans(const at::Tensor &rows, int64_t groups, int64_t groupSize)
{
    const int64_t count = rows.size(0);
    const int64_t whole = count / groupSize; // groups without padding, at the end
    const int64_t mixed = count % groupSize; // rows of the group that has both
    const int64_t empty = groups - whole - (mixed > 0 ? 1 : 0);
    std::vector<at::Tensor> sums;
    if (empty > 0)
        sums.push_back(at::zeros({empty, rows.size(1)}, rows.options()));
    if (mixed > 0)
        sums.push_back(rows.slice(0, 0, mixed).sum(0, true));
    if (whole > 0)
        sums.push_back(rows.slice(0, mixed).view({whole, groupSize, -1}).sum(1));
    return at::cat(sums) / groupSize;
}

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

/// The mean is linear: landmarks are made from means of tokens, not from q and k of all tokens.
Landmarks NystromAttention::landmarksOf(const at::Tensor &tokens) const
{
    const int64_t inner = m_heads * m_headWidth;
    const int64_t padded = paddedCount(tokens.size(0));
    const at::Tensor means = groupMeans(tokens, m_landmarks, padded / m_landmarks);
    const at::Tensor both = at::linear(means, m_toQkv.slice(0, 0, 2 * inner)); // [m, 2 inner]
    const double scale = std::pow(static_cast<double>(m_headWidth), -0.5);
    return {perHead(both.slice(1, 0, inner)) * scale, perHead(both.slice(1, inner)), padded - tokens.size(0)};
}

NystromAttention::Result NystromAttention::forward(const at::Tensor &tokens) const
{
    const at::Tensor qkv = at::linear(tokens, m_toQkv); // [n, 3 inner]
    const AttentionThroughLandmarks attended = attendThroughLandmarks(qkv, landmarksOf(tokens), m_convolution);
    const at::Tensor values = perHead(qkv.slice(1, 2 * m_heads * m_headWidth));
    return {project(attended.merged), attended.attention.slice(1, 1), values.slice(1, 1)};
}

/// Values of the tokens are not made either: (a u) W_v^T instead of a (u W_v^T); the convolution sees the first ones.
NystromAttention::Result NystromAttention::forwardClassToken(const at::Tensor &tokens) const
{
    const int64_t inner = m_heads * m_headWidth;
    const at::Tensor query = perHead(at::linear(tokens.slice(0, 0, 1), m_toQkv.slice(0, 0, inner)));
    const at::Tensor keys = at::linear(tokens, m_toQkv.slice(0, inner, 2 * inner));     // [n, inner]
    const at::Tensor attention = classTokenAttention(query, keys, landmarksOf(tokens)); // [h, n]
    const at::Tensor valueWeight = m_toQkv.slice(0, 2 * inner);
    const at::Tensor gathered = at::mm(attention, tokens).unsqueeze(1);                           // [h, 1, M]
    const at::Tensor weightOfHead = valueWeight.view({m_heads, m_headWidth, -1}).transpose(1, 2); // [h, M, d]
    const at::Tensor nearby = perHead(at::linear(tokens.slice(0, 0, residualReach + 1), valueWeight));
    const at::Tensor spread =
        at::matmul(gathered, weightOfHead).squeeze(1) + firstRowOfResidualConvolution(nearby, m_convolution);
    return {project(spread.view({1, inner})), attention.slice(1, 1).detach(), {}};
}

} // namespace tessera::mil
