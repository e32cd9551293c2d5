#pragma once
#include <ATen/core/Tensor.h>

#include <cstdint>

namespace tessera::mil {

/// m landmarks of the n tokens, and the rows of zeros that the definition pads the tokens with.
struct Landmarks {
    at::Tensor query; ///< q~ [h, m, d], scaled by d^(-1/2)
    at::Tensor key;   ///< k~ [h, m, d]
    int64_t padding;  ///< n' - n
};

/// Limits on the CPU, in elements of softmax matrices.
struct MatrixBudget {
    int64_t chunk = int64_t{16} << 20; ///< made at once in one thread: 64 MiB of float32
    int64_t kept = int64_t{64} << 20;  ///< each of A1, A3 kept for the backward pass: 256 MiB, 32,000 tokens of a model
                                       ///< of 512; a larger bag makes them twice instead
};

struct AttentionThroughLandmarks {
    at::Tensor merged;    ///< [n, h d]: A1 Z (A3 v) + convolution of v, heads side by side
    at::Tensor attention; ///< [h, n]: (A1 Z) A3 of the first token
};

/// The whole of Nystrom attention between to_qkv and to_out. qkv [n, 3 h d] unscaled, convolution [h, 1, 33, 1]. No
/// gradient goes through `attention`.
///
/// On the CPU each head is one task that goes through its tokens in chunks: softmax matrices of a chunk are made, used
/// and, where a backward pass will come and `budget` allows it, kept; else they are made again.
AttentionThroughLandmarks attendThroughLandmarks(const at::Tensor &qkv, const Landmarks &landmarks,
                                                 const at::Tensor &convolution, const MatrixBudget &budget = {});

/// `attention` alone, with gradient, from the first token's query [h, 1, d], unscaled, and the keys [n, h d].
at::Tensor classTokenAttention(const at::Tensor &query, const at::Tensor &keys, const Landmarks &landmarks,
                               const MatrixBudget &budget = {});

} // namespace tessera::mil
