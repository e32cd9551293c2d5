#include "analysis/mil/residualconvolution.h"

#include <ATen/ATen.h>

#include <algorithm>

namespace tessera::mil {
namespace {

constexpr int64_t taps = 2 * residualReach + 1;
constexpr int64_t blockRows = 64;
constexpr int64_t windowRows = blockRows + 2 * residualReach;

/// The 33 diagonals of a block [64, 96] that its rows meet their window with: a view [64, 33].
at::Tensor bandOf(const at::Tensor &block) { return block.as_strided({blockRows, taps}, {windowRows + 1, 1}); }

/// `visit(rows of the block, rows of its window, first column of the window that exists)`, block after block.
template <typename Visit>
void forEachBlock(int64_t count, const Visit &visit)
{
    for (int64_t begin = 0; begin < count; begin += blockRows) {
        const int64_t end = std::min(begin + blockRows, count);
        const int64_t windowBegin = std::max<int64_t>(begin - residualReach, 0);
        const int64_t windowEnd = std::min(end + residualReach, count);
        visit(begin, end, windowBegin, windowEnd);
    }
}

/// The part of a block matrix for rows [begin, end) and window [windowBegin, windowEnd).
at::Tensor partOf(const at::Tensor &block, int64_t begin, int64_t end, int64_t windowBegin, int64_t windowEnd)
{
    const int64_t first = windowBegin - (begin - residualReach);
    return block.slice(0, 0, end - begin).slice(1, first, first + windowEnd - windowBegin);
}

} // namespace

/// Not for the CPU: with LibTorch 1.13 the weight gradient of at::conv2d for this shape (one group a head, kernel 33 x
/// 1) is wrong there at some lengths, 64 and 256 among them.
at::Tensor residualConvolution(const at::Tensor &values, const at::Tensor &weight)
{
    const int64_t padding[] = {residualReach, 0};
    return at::conv2d(values.unsqueeze(0), weight, {}, 1, padding, 1, values.size(0)).squeeze(0);
}

at::Tensor firstRowOfResidualConvolution(const at::Tensor &values, const at::Tensor &weight)
{
    const at::Tensor kernel = weight.slice(2, residualReach, residualReach + values.size(1)); // [h, 1, rows, 1]
    return at::matmul(kernel.squeeze(3), values).squeeze(1);
}

void addResidual(const at::Tensor &out, const at::Tensor &values, const at::Tensor &kernel)
{
    const at::Tensor band = at::zeros({blockRows, windowRows}, values.options());
    bandOf(band).copy_(kernel.expand({blockRows, taps}));
    forEachBlock(out.size(0), [&](int64_t begin, int64_t end, int64_t windowBegin, int64_t windowEnd) {
        out.slice(0, begin, end)
            .addmm_(partOf(band, begin, end, windowBegin, windowEnd), values.slice(0, windowBegin, windowEnd));
    });
}

at::Tensor residualBackward(const at::Tensor &outGradient, const at::Tensor &values, const at::Tensor &kernel,
                            const at::Tensor &valuesGradient)
{
    addResidual(valuesGradient, outGradient, kernel.flip(0));
    const at::Tensor products = at::zeros({blockRows, windowRows}, values.options());
    forEachBlock(values.size(0), [&](int64_t begin, int64_t end, int64_t windowBegin, int64_t windowEnd) {
        partOf(products, begin, end, windowBegin, windowEnd)
            .addmm_(outGradient.slice(0, begin, end), values.slice(0, windowBegin, windowEnd).t());
    });
    return bandOf(products).sum(0);
}

} // namespace tessera::mil
