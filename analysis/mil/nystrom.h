#pragma once
#include "analysis/mil/landmarkattention.h"
#include "analysis/mil/weights.h"

#include <string>

namespace tessera::mil {

/// Nystrom attention over n tokens u [n, M], the first of which is the class token (mhim-mil.md 2.2). Head width
/// d = M div 8 whatever h is, m = M div 2 landmarks:
///   A1 = softmax(q k~^T) [h, n, m];  A2 = softmax(q~ k~^T) [h, m, m];  A3 = softmax(q~ k^T) [h, m, n']
///   out = to_out(A1 Z (A3 v) + convolution of v),  Z the pseudo-inverse of A2
///
/// The definition pads the tokens at the front to n' = l m rows. A row of padding has q = k = v = 0, so that it is
/// never made here: it is counted in the landmarks' means and has similarity 0 in A3.
class NystromAttention {
public:
    /// `prefix` up to and with "attn.".
    NystromAttention(const Weights &weights, const std::string &prefix, int64_t heads);

    struct Result {
        at::Tensor output;    ///< [n, M], or [1, M] of the class token, before the dropout
        at::Tensor attention; ///< [h, n - 1] of the class token; no gradient goes through it
        at::Tensor values;    ///< [h, n - 1, d]; undefined where only the class token was asked for
    };
    Result forward(const at::Tensor &tokens) const;
    /// For the last layer, of which nothing but the class token is read: less than half of the work.
    Result forwardClassToken(const at::Tensor &tokens) const;

    /// Many bags of two tokens each, evaluated by themselves: pairs [T, 2, M] of class token and tile -> the first
    /// `rows` of each, [T, rows, M].
    at::Tensor forwardPairs(const at::Tensor &pairs, int64_t rows) const;

    /// to_out: [.., inner] -> [.., M].
    at::Tensor project(const at::Tensor &merged) const;
    at::Tensor projectInDouble(const at::Tensor &merged) const;

    int64_t paddedCount(int64_t tokens) const; ///< n'

private:
    struct Summary {
        at::Tensor means; ///< [m, M] of the tokens and the padding before them
        at::Tensor first; ///< [rows, M]
    };
    Summary summaryOf(const at::Tensor &tokens, int64_t firstRows) const;
    Landmarks landmarksOf(const at::Tensor &means, int64_t tokens) const;
    at::Tensor perHead(const at::Tensor &merged) const; ///< [n, inner] -> [h, n, d]

    int64_t m_heads;
    int64_t m_headWidth;
    int64_t m_landmarks;
    at::Tensor m_toQkv;       ///< [3 inner, M]
    at::Tensor m_convolution; ///< [h, 1, 33, 1]
    at::Tensor m_outWeight;   ///< [M, inner]
    at::Tensor m_outBias;     ///< [M]
};

} // namespace tessera::mil
