#pragma once
#include "analysis/mil/architecture.h"

#include <ATen/core/Tensor.h>

namespace tessera::mil::detail {

/// Whether a backward pass will follow.
enum class Wanted { result, resultAndSlope };

struct Embedded {
    at::Tensor tokens; ///< [T + R, M]: rows, then tail
    at::Tensor linear; ///< [T, M]: x W^T + b, where the slope of the activation cannot be told from the tokens
};

struct EmbedGradients {
    at::Tensor weight; ///< [M, D]
    at::Tensor bias;   ///< [M]
    at::Tensor tail;   ///< [R, M]
};

/// dropout(act(x W^T + b)) of chosen rows. On the CPU it goes through the bag in blocks of rows that stay in the cache
/// from the gather to the dropout: the bag is read once, and nothing but the result (and `linear` for the backward
/// pass) is written to memory.
struct EmbedRows {
    at::Tensor features; ///< [N, D]
    at::Tensor rows;     ///< [T] int64, undefined: all
    at::Tensor keep;     ///< [N, M] bool, undefined: all kept
    Activation activation;
    double scale; ///< of what is kept

    /// `tail` [R, M], R >= 0.
    Embedded forward(const at::Tensor &weight, const at::Tensor &bias, const at::Tensor &tail, Wanted wanted) const;
    EmbedGradients backward(const Embedded &embedded, const at::Tensor &gradient) const;

private:
    int64_t count() const { return rows.defined() ? rows.size(0) : features.size(0); }
    at::Tensor block(int64_t begin, int64_t end) const;
    at::Tensor keepBlock(int64_t begin, int64_t end) const;
};

} // namespace tessera::mil::detail
