#pragma once
#include <ATen/core/Tensor.h>

namespace tessera::mil::detail {

/// The weights that meet every tile (mhim-mil.md 2.3): instance classifier W_c, both layers of q, and v.
struct StreamWeights {
    at::Tensor instance;     ///< [C, M]
    at::Tensor instanceBias; ///< [C]
    at::Tensor hidden;       ///< [128, M]: first layer of q
    at::Tensor hiddenBias;   ///< [128]
    at::Tensor query;        ///< [128, 128]: second layer of q
    at::Tensor queryBias;    ///< [128]
    at::Tensor value;        ///< [M, M]
    at::Tensor valueBias;    ///< [M]
};

/// Both streams of a bag of T tiles, up to the bag feature. Gradients, of first order, flow through maxInstanceLogits
/// and bagFeature.
struct Streams {
    at::Tensor maxInstanceLogits; ///< [C]
    at::Tensor bagFeature;        ///< [C, M]: B
    at::Tensor instanceLogits;    ///< [T, C]
    at::Tensor attentionRaw;      ///< [T, C]
    at::Tensor attention;         ///< [T, C]
};

/// `tokens` [T, M]. Where gradients are recorded and wanted, v and q of all tiles are kept for the backward pass;
/// otherwise v is never held for more than some hundred tiles.
Streams runStreams(const at::Tensor &tokens, const StreamWeights &weights);

} // namespace tessera::mil::detail
