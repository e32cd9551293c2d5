#include "analysis/mil/landmarkattention.h"

#include "analysis/mil/attentionbyheads.h"
#include "analysis/mil/pseudoinverse.h"
#include "analysis/mil/residualconvolution.h"

#include <ATen/ATen.h>

#include <cmath>

namespace tessera::mil {
namespace {

/// softmax over the last axis of [S, 0 ... 0] without its last columns, which are `padding` in number.
at::Tensor softmaxBesideZeros(const at::Tensor &similarity, int64_t padding)
{
    if (padding == 0)
        return at::softmax(similarity, 2);
    const at::Tensor real = at::logsumexp(similarity, 2, true);
    const at::Tensor zeros = at::full_like(real, std::log(static_cast<double>(padding)));
    return at::exp(similarity - at::logaddexp(real, zeros));
}

double scaleOf(const Landmarks &landmarks) { return std::pow(static_cast<double>(landmarks.query.size(2)), -0.5); }

at::Tensor toLandmarks(const at::Tensor &query, const Landmarks &landmarks)
{
    return at::softmax(at::matmul(query, landmarks.key.transpose(1, 2) * scaleOf(landmarks)), 2);
}

at::Tensor fromLandmarks(const at::Tensor &key, const Landmarks &landmarks)
{
    return softmaxBesideZeros(at::matmul(landmarks.query, key.transpose(1, 2)), landmarks.padding);
}

at::Tensor inverseOf(const Landmarks &landmarks)
{
    return pseudoInverse(at::softmax(at::matmul(landmarks.query, landmarks.key.transpose(1, 2)), 2));
}

AttentionThroughLandmarks withWholeMatrices(const at::Tensor &qkv, const Landmarks &landmarks,
                                            const at::Tensor &convolution)
{
    const int64_t heads = landmarks.query.size(0);
    const at::Tensor parts = qkv.view({qkv.size(0), 3, heads, -1}).permute({1, 2, 0, 3}); // [3, h, n, d]
    const at::Tensor value = parts[2];
    const at::Tensor to = toLandmarks(parts[0], landmarks);     // A1 [h, n, m]
    const at::Tensor from = fromLandmarks(parts[1], landmarks); // A3 [h, m, n]
    const at::Tensor inverse = inverseOf(landmarks);            // Z [h, m, m]
    const at::Tensor gathered = at::matmul(inverse, at::matmul(from, value));
    const at::Tensor spread = at::matmul(to, gathered) + residualConvolution(value, convolution);
    const at::Tensor attention = at::matmul(at::matmul(to.slice(1, 0, 1), inverse), from).squeeze(1).detach();
    return {spread.transpose(0, 1).reshape({qkv.size(0), -1}), attention};
}

} // namespace

AttentionThroughLandmarks attendThroughLandmarks(const at::Tensor &qkv, const Landmarks &landmarks,
                                                 const at::Tensor &convolution, const MatrixBudget &budget)
{
    return qkv.is_cpu() ? attendByHeads(qkv, landmarks, convolution, budget)
                        : withWholeMatrices(qkv, landmarks, convolution);
}

at::Tensor classTokenAttention(const at::Tensor &query, const at::Tensor &keys, const Landmarks &landmarks,
                               const MatrixBudget &budget)
{
    const at::Tensor to = toLandmarks(query, landmarks); // [h, 1, m]
    if (keys.is_cpu())
        return carryByHeads(to, keys, landmarks, budget);
    const at::Tensor key = keys.view({keys.size(0), landmarks.query.size(0), -1}).transpose(0, 1);
    return at::matmul(at::matmul(to, inverseOf(landmarks)), fromLandmarks(key, landmarks)).squeeze(1);
}

} // namespace tessera::mil
