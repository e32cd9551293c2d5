#include "analysis/mil/nystrom.h"
#include "analysis/mil/pseudoinverse.h"

#include <ATen/ATen.h>

#include <cmath>

namespace tessera::mil {
namespace {

/// Matrices [.., m, m] whose rows and columns are of three kinds, padding (m - 2 of them, all alike), class token and
/// tile, stand here as [.., 3, 3]; `counts` [3, 1] says how many there are of each.
at::Tensor product(const at::Tensor &a, const at::Tensor &b, const at::Tensor &counts)
{
    return at::matmul(a, counts * b);
}

/// pseudoInverse() of each bag by itself: a [T, h, 3, 3]. I - y is no such matrix, but z (I - y) is.
at::Tensor pseudoInverseOfKinds(const at::Tensor &a, const at::Tensor &counts)
{
    const at::Tensor columnSums = (counts * a).sum(2); // [T, h, 3]; rows sum to 1
    const at::Tensor start = columnSums.amax({1, 2}).view({-1, 1, 1, 1});
    at::Tensor z = a.transpose(2, 3) / start;
    for (int64_t step = 0; step < ImplicitPseudoInverse::steps; ++step) {
        const at::Tensor y = product(a, z, counts);
        const at::Tensor inner = 15 * y - product(y, 7 * y - product(y, y, counts), counts);
        z = (13 * z - product(z, inner, counts)) / 4;
    }
    return z;
}

} // namespace

/// With two tokens there is one row in each group, so that the landmarks are the rows themselves, A1 = A2 = A3 = A, and
/// all but two of the m rows are zeros. In double, which costs nothing here.
at::Tensor NystromAttention::forwardPairs(const at::Tensor &pairs, int64_t rows) const
{
    const int64_t count = pairs.size(0);
    const at::Tensor qkv = at::linear(pairs, m_toQkv)
                               .view({count, 2, 3, m_heads, m_headWidth})
                               .permute({2, 0, 3, 1, 4}); // [3, T, h, 2, d]
    const double scale = std::pow(static_cast<double>(m_headWidth), -0.5);
    const at::Tensor similarity = at::matmul(qkv[0] * scale, qkv[1].transpose(2, 3)).to(at::kDouble); // [T, h, 2, 2]
    const at::Tensor counts =
        at::tensor({static_cast<double>(m_landmarks - 2), 1.0, 1.0}, similarity.options()).view({3, 1});
    const at::Tensor kinds = at::constant_pad_nd(similarity, {1, 0, 1, 0}); // the padding's similarities are 0
    const at::Tensor a = at::softmax(kinds + counts.t().log(), 3) / counts.t();
    const at::Tensor mixing =
        product(product(a, pseudoInverseOfKinds(a, counts), counts), a, counts).slice(2, 1).slice(3, 1); // [T, h, 2, 2]
    // The kernel's middle meets the row itself, its neighbours the other row.
    const at::Tensor kernel = m_convolution.view({m_heads, -1}).to(at::kDouble);
    const int64_t middle = kernel.size(1) / 2;
    const at::Tensor convolution = at::stack({kernel.select(1, middle), kernel.select(1, middle + 1),
                                              kernel.select(1, middle - 1), kernel.select(1, middle)},
                                             1)
                                       .view({m_heads, 2, 2});
    const at::Tensor whole = (mixing + convolution).to(pairs.scalar_type()).slice(2, 0, rows);
    return project(at::matmul(whole, qkv[2]).transpose(1, 2).reshape({count, rows, m_heads * m_headWidth}));
}

} // namespace tessera::mil
