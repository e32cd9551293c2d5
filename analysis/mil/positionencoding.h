#pragma once
#include "analysis/mil/weights.h"

#include <string>

namespace tessera::mil {

/// PPEG (mhim-mil.md 2.2): the tiles, in the order of the bag, are laid out as a square and convolved depth-wise.
///   y = conv7(g) + g + conv5(g) + conv3(g)
/// The order of the bag decides what is beside what, not the place on the slide (9.9).
class PositionEncoding {
public:
    /// `prefix` up to and with "pos_embedding.".
    PositionEncoding(const Weights &weights, const std::string &prefix);

    /// sequence [1 + N, M], the class token first, which stays as it is -> [1 + N, M].
    at::Tensor forward(const at::Tensor &sequence) const;

    /// tokens [T, M], each tile as a bag of its own: only the middle of the kernels meets it.
    at::Tensor forwardAlone(const at::Tensor &tokens) const;

private:
    at::Tensor kernel() const; ///< [M, 1, 7, 7]: the three kernels and the identity in one
    at::Tensor bias() const;   ///< [M]

    at::Tensor m_weight7, m_weight5, m_weight3; ///< [M, 1, k, k]
    at::Tensor m_bias7, m_bias5, m_bias3;       ///< [M]
};

} // namespace tessera::mil
