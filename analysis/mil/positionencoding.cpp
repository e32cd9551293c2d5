#include "analysis/mil/positionencoding.h"

#include "analysis/mil/detail/depthwisegradient.h"

#include <ATen/ATen.h>
#include <torch/csrc/autograd/custom_function.h>

#include <cmath>

namespace tessera::mil {
namespace {

using torch::autograd::AutogradContext;
using torch::autograd::Variable;
using torch::autograd::variable_list;

constexpr int64_t kernelSide = 7;

/// Side of the smallest square that holds `count` tiles.
int64_t sideFor(int64_t count)
{
    auto side = static_cast<int64_t>(std::sqrt(static_cast<double>(count)));
    while (side * side < count)
        ++side;
    return side;
}

struct Layout {
    int64_t tiles;
    int64_t repeated; ///< first tiles that follow the last one, to fill the square
    int64_t empty;    ///< cells of zeros after them
    int64_t side;     ///< of the grid; fewer than 37 tiles: seven, whatever their square was (9.24)

    explicit Layout(int64_t count)
        : tiles(count), repeated(sideFor(count) * sideFor(count) - count), empty(0),
          side(std::max(sideFor(count), kernelSide))
    {
        empty = side * side - tiles - repeated;
    }
    /// [tiles, M] -> [side * side, M]
    at::Tensor gridOf(const at::Tensor &x) const
    {
        std::vector<at::Tensor> parts{x, x.slice(0, 0, repeated)};
        if (empty > 0)
            parts.push_back(at::zeros({empty, x.size(1)}, x.options()));
        return at::cat(parts);
    }
};

/// Depth-wise convolution of grid [side * side, M], which is a channels-last picture: ten times as fast as the other
/// order.
at::Tensor mixed(const at::Tensor &grid, const at::Tensor &kernel, const at::Tensor &bias)
{
    const int64_t width = grid.size(1);
    const int64_t side = sideFor(grid.size(0));
    const at::Tensor picture = grid.view({1, side, side, width}).permute({0, 3, 1, 2});
    return at::conv2d(picture, kernel, bias, 1, kernelSide / 2, 1, width)
        .permute({0, 2, 3, 1})
        .reshape({side * side, width});
}

class OnTheCpu : public torch::autograd::Function<OnTheCpu> {
public:
    static Variable forward(AutogradContext *ctx, const Variable &sequence, const Variable &kernel,
                            const Variable &bias)
    {
        const Layout layout(sequence.size(0) - 1);
        const at::Tensor grid = layout.gridOf(sequence.slice(0, 1));
        ctx->save_for_backward({grid, kernel});
        ctx->saved_data["tiles"] = layout.tiles;
        return at::cat({sequence.slice(0, 0, 1), mixed(grid, kernel, bias).slice(0, 0, layout.tiles)});
    }

    static variable_list backward(AutogradContext *ctx, variable_list gradients)
    {
        const variable_list saved = ctx->get_saved_variables();
        const at::Tensor &grid = saved[0], &kernel = saved[1], &gradient = gradients[0];
        const Layout layout(ctx->saved_data["tiles"].toInt());
        const at::Tensor ofTiles = gradient.slice(0, 1);
        const at::Tensor ofOut =
            at::cat({ofTiles, at::zeros({layout.repeated + layout.empty, gradient.size(1)}, gradient.options())});
        const at::Tensor ofGrid = mixed(ofOut, kernel.flip({2, 3}), {});
        const at::Tensor ofSequence = at::cat({gradient.slice(0, 0, 1), ofGrid.slice(0, 0, layout.tiles)});
        ofSequence.slice(0, 1, 1 + layout.repeated).add_(ofGrid.slice(0, layout.tiles, layout.tiles + layout.repeated));
        return {ofSequence, detail::depthwiseKernelGradient(grid, ofOut, layout.side, layout.side), ofTiles.sum(0)};
    }
};

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

at::Tensor PositionEncoding::forward(const at::Tensor &sequence) const
{
    if (sequence.is_cpu())
        return OnTheCpu::apply(sequence, kernel(), bias());
    const Layout layout(sequence.size(0) - 1);
    const at::Tensor tiles = sequence.slice(0, 1);
    return at::cat({sequence.slice(0, 0, 1), mixed(layout.gridOf(tiles), kernel(), bias()).slice(0, 0, layout.tiles)});
}

at::Tensor PositionEncoding::forwardAlone(const at::Tensor &tokens) const
{
    return tokens * kernel().select(3, kernelSide / 2).select(2, kernelSide / 2).squeeze(1) + bias();
}

} // namespace tessera::mil
