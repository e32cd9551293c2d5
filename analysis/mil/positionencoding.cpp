#include "analysis/mil/positionencoding.h"

#include <ATen/ATen.h>

#include <cmath>

namespace tessera::mil {
namespace {

constexpr int64_t kernelSide = 7;

/// Side of the smallest square that holds `count` tiles.
int64_t sideFor(int64_t count)
{
    auto side = static_cast<int64_t>(std::sqrt(static_cast<double>(count)));
    while (side * side < count)
        ++side;
    return side;
}

} // namespace

PositionEncoding::PositionEncoding(const Weights &weights, const std::string &prefix)
    : m_weight7(take(weights, prefix + "proj.weight")), m_weight5(take(weights, prefix + "proj1.weight")),
      m_weight3(take(weights, prefix + "proj2.weight")), m_bias7(take(weights, prefix + "proj.bias")),
      m_bias5(take(weights, prefix + "proj1.bias")), m_bias3(take(weights, prefix + "proj2.bias"))
{
}

at::Tensor PositionEncoding::kernel() const
{
    at::Tensor identity = at::zeros({1, 1, kernelSide, kernelSide}, m_weight7.options());
    identity[0][0][kernelSide / 2][kernelSide / 2] = 1;
    return m_weight7 + at::constant_pad_nd(m_weight5, {1, 1, 1, 1}) + at::constant_pad_nd(m_weight3, {2, 2, 2, 2}) +
           identity;
}

at::Tensor PositionEncoding::bias() const { return m_bias7 + m_bias5 + m_bias3; }

at::Tensor PositionEncoding::forward(const at::Tensor &tokens) const
{
    const int64_t count = tokens.size(0);
    const int64_t width = tokens.size(1);
    const int64_t side = sideFor(count);
    // Fewer than 37 tiles: seven wide, whatever their square was (9.24).
    const int64_t gridSide = std::max(side, kernelSide);
    std::vector<at::Tensor> rows{tokens, tokens.slice(0, 0, side * side - count)};
    if (side < kernelSide)
        rows.push_back(at::zeros({kernelSide * kernelSide - side * side, width}, tokens.options()));
    const at::Tensor grid = at::cat(rows).view({1, gridSide, gridSide, width}).permute({0, 3, 1, 2}); // channels last
    const at::Tensor mixed = at::conv2d(grid, kernel(), bias(), 1, kernelSide / 2, 1, width);
    return mixed.permute({0, 2, 3, 1}).reshape({gridSide * gridSide, width}).slice(0, 0, count);
}

at::Tensor PositionEncoding::forwardAlone(const at::Tensor &tokens) const
{
    return tokens * kernel().select(3, kernelSide / 2).select(2, kernelSide / 2).squeeze(1) + bias();
}

} // namespace tessera::mil
