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

struct AttentionThroughLandmarks {
    at::Tensor merged;    ///< [n, h d]: A1 Z (A3 v) + convolution of v, heads side by side
    at::Tensor attention; ///< [h, n]: (A1 Z) A3 of the first token
};

/// The whole of Nystrom attention between to_qkv and to_out. qkv [n, 3 h d] unscaled, convolution [h, 1, 33, 1]. No
/// gradient goes through `attention`.
///
/// On the CPU each head is one task that goes through its tokens in chunks: softmax matrices of a chunk are made, used
/// and, where a backward pass will come and they are not too large (see keepBytes), kept; else they are made again.
AttentionThroughLandmarks attendThroughLandmarks(const at::Tensor &qkv, const Landmarks &landmarks,
                                                 const at::Tensor &convolution);

/// `attention` alone, with gradient, from the first token's query [h, 1, d], unscaled, and the keys [n, h d].
at::Tensor classTokenAttention(const at::Tensor &query, const at::Tensor &keys, const Landmarks &landmarks);

} // namespace tessera::mil
