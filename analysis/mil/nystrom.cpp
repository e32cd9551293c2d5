#include "analysis/mil/nystrom.h"

#include "analysis/mil/pseudoinverse.h"
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

/// softmax over the last axis of [S, 0 ... 0] without its last columns, which are `padding` in number.
at::Tensor softmaxBesideZeros(const at::Tensor &similarity, int64_t padding)
{
    if (padding == 0)
        return at::softmax(similarity, 2);
    const at::Tensor real = at::logsumexp(similarity, 2, true);
    const at::Tensor zeros = at::full_like(real, std::log(static_cast<double>(padding)));
    return at::exp(similarity - at::logaddexp(real, zeros));
}

} // namespace

struct NystromAttention::Landmarks {
    int64_t padding;  ///< n' - n
    at::Tensor query; ///< [h, m, d], scaled
    at::Tensor key;   ///< [h, m, d]
    at::Tensor inverse;
};

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
NystromAttention::Landmarks NystromAttention::landmarksOf(const at::Tensor &tokens) const
{
    const int64_t inner = m_heads * m_headWidth;
    const int64_t padded = paddedCount(tokens.size(0));
    const at::Tensor means = groupMeans(tokens, m_landmarks, padded / m_landmarks);
    const at::Tensor both = at::linear(means, m_toQkv.slice(0, 0, 2 * inner)); // [m, 2 inner]
    const at::Tensor query = perHead(both.slice(1, 0, inner)) * std::pow(static_cast<double>(m_headWidth), -0.5);
    const at::Tensor key = perHead(both.slice(1, inner));
    const at::Tensor inverse = pseudoInverse(at::softmax(at::matmul(query, key.transpose(1, 2)), 2));
    return {padded - tokens.size(0), query, key, inverse};
}

NystromAttention::Result NystromAttention::forward(const at::Tensor &tokens) const
{
    const int64_t inner = m_heads * m_headWidth;
    const Landmarks landmarks = landmarksOf(tokens);
    const at::Tensor all = at::linear(tokens, m_toQkv); // [n, 3 inner]
    const at::Tensor query = perHead(all.slice(1, 0, inner));
    const at::Tensor key = perHead(all.slice(1, inner, 2 * inner));
    const at::Tensor value = perHead(all.slice(1, 2 * inner));
    const double scale = std::pow(static_cast<double>(m_headWidth), -0.5);
    const at::Tensor toLandmarks =
        at::softmax(at::matmul(query * scale, landmarks.key.transpose(1, 2)), 2); // A1 [h, n, m]
    const at::Tensor fromLandmarks =
        softmaxBesideZeros(at::matmul(landmarks.query, key.transpose(1, 2)), landmarks.padding); // A3 [h, m, n]
    const at::Tensor gathered = at::matmul(landmarks.inverse, at::matmul(fromLandmarks, value)); // Z (A3 v) [h, m, d]
    const at::Tensor spread = at::matmul(toLandmarks, gathered) + residualConvolution(value, m_convolution);
    Result result;
    result.output = project(spread.transpose(0, 1).reshape({-1, inner}));
    result.attention =
        at::matmul(at::matmul(toLandmarks.slice(1, 0, 1), landmarks.inverse), fromLandmarks).squeeze(1).slice(1, 1);
    result.values = value.slice(1, 1);
    return result;
}

NystromAttention::Result NystromAttention::forwardClassToken(const at::Tensor &tokens) const
{
    const int64_t inner = m_heads * m_headWidth;
    const Landmarks landmarks = landmarksOf(tokens);
    const double scale = std::pow(static_cast<double>(m_headWidth), -0.5);
    const at::Tensor query = perHead(at::linear(tokens.slice(0, 0, 1), m_toQkv.slice(0, 0, inner)));
    const at::Tensor key = perHead(at::linear(tokens, m_toQkv.slice(0, inner, 2 * inner)));
    const at::Tensor valueWeight = m_toQkv.slice(0, 2 * inner);
    const at::Tensor toLandmarks = at::softmax(at::matmul(query * scale, landmarks.key.transpose(1, 2)), 2);
    const at::Tensor fromLandmarks =
        softmaxBesideZeros(at::matmul(landmarks.query, key.transpose(1, 2)), landmarks.padding);
    const at::Tensor attention = at::matmul(at::matmul(toLandmarks, landmarks.inverse), fromLandmarks); // [h, 1, n]
    const at::Tensor gathered = at::matmul(attention.squeeze(1), tokens).unsqueeze(1);                  // [h, 1, M]
    const at::Tensor perHeadWeight = valueWeight.view({m_heads, m_headWidth, -1}).transpose(1, 2);      // [h, M, d]
    const at::Tensor nearby = perHead(at::linear(tokens.slice(0, 0, residualReach), valueWeight));
    const at::Tensor spread =
        at::matmul(gathered, perHeadWeight).squeeze(1) + firstRowOfResidualConvolution(nearby, m_convolution);
    return {project(spread.view({1, inner})), attention.squeeze(1).slice(1, 1), {}};
}

} // namespace tessera::mil
