#include "analysis/mil/detail/embedrows.h"

#include "analysis/mil/detail/rowkernels.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>

#include <algorithm>

namespace tessera::mil::detail {
namespace {

/// Rows of a block: large enough for the matrix product (which packs the weights anew for each block: 1,024 rows cost 4 %
/// more than 4,096), small enough for its result to stay in the cache.
constexpr int64_t forwardRows = 4096;
constexpr int64_t backwardRows = 2048;
constexpr int64_t rowsOfAThread = 32;

/// The slope of the others is read from the tokens or is 1.
bool needsLinear(Activation activation) { return activation == Activation::gelu || activation == Activation::tanh; }

void activate(const at::Tensor &out, const at::Tensor &linear, Activation activation)
{
    if (activation == Activation::gelu)
        at::gelu_out(const_cast<at::Tensor &>(out), linear);
    else if (activation == Activation::tanh)
        at::tanh_out(const_cast<at::Tensor &>(out), linear);
    else if (activation == Activation::relu)
        at::relu_(const_cast<at::Tensor &>(out));
}

/// Row of the dropout mask that belongs to embedded row `i`; null where nothing is dropped.
struct KeepRows {
    const uint8_t *keep;
    const int64_t *rows;
    int64_t width;
    const uint8_t *operator()(int64_t i) const { return keep ? keep + (rows ? rows[i] : i) * width : nullptr; }
};

KeepRows keepRowsOf(const at::Tensor &keep, const at::Tensor &rows)
{
    return {keep.defined() ? static_cast<const uint8_t *>(keep.data_ptr()) : nullptr,
            rows.defined() ? rows.data_ptr<int64_t>() : nullptr, keep.defined() ? keep.size(1) : 0};
}

Embedded forwardOnDevice(const EmbedRows &layer, const at::Tensor &weight, const at::Tensor &bias,
                         const at::Tensor &tail, bool keepsLinear)
{
    Embedded result;
    const at::Tensor x = layer.rows.defined() ? layer.features.index_select(0, layer.rows) : layer.features;
    at::Tensor tokens = at::linear(x, weight, bias);
    if (keepsLinear) {
        result.linear = tokens;
        tokens = at::empty_like(tokens);
        activate(tokens, result.linear, layer.activation);
    } else {
        activate(tokens, tokens, layer.activation);
    }
    if (layer.keep.defined())
        tokens.mul_((layer.rows.defined() ? layer.keep.index_select(0, layer.rows) : layer.keep).to(at::kFloat))
            .mul_(layer.scale);
    result.tokens = tail.size(0) > 0 ? at::cat({tokens, tail}) : tokens;
    return result;
}

} // namespace

at::Tensor EmbedRows::block(int64_t begin, int64_t end) const
{
    return rows.defined() ? features.index_select(0, rows.slice(0, begin, end)) : features.slice(0, begin, end);
}

at::Tensor EmbedRows::keepBlock(int64_t begin, int64_t end) const
{
    return rows.defined() ? keep.index_select(0, rows.slice(0, begin, end)) : keep.slice(0, begin, end);
}

Embedded EmbedRows::forward(const at::Tensor &weight, const at::Tensor &bias, const at::Tensor &tail,
                            Wanted wanted) const
{
    const bool keepsLinear = wanted == Wanted::resultAndSlope && needsLinear(activation);
    if (!features.is_cpu())
        return forwardOnDevice(*this, weight, bias, tail, keepsLinear);

    const int64_t tiles = count();
    const int64_t width = weight.size(0);
    Embedded result;
    result.tokens = at::empty({tiles + tail.size(0), width}, features.options());
    if (keepsLinear)
        result.linear = at::empty({tiles, width}, features.options());
    result.tokens.slice(0, tiles).copy_(tail);
    const KeepRows keepOf = keepRowsOf(keep, rows);
    const at::Tensor transposed = weight.t();
    for (int64_t begin = 0; begin < tiles; begin += forwardRows) {
        const int64_t end = std::min(begin + forwardRows, tiles);
        at::Tensor out = result.tokens.slice(0, begin, end);
        at::Tensor linear = keepsLinear ? result.linear.slice(0, begin, end) : out;
        at::addmm_out(linear, bias, block(begin, end), transposed);
        if (activation != Activation::relu)
            activate(out, linear, activation);
        if (activation != Activation::relu && !keep.defined())
            continue;
        float *values = out.data_ptr<float>();
        at::parallel_for(begin, end, rowsOfAThread, [&](int64_t first, int64_t last) {
            for (int64_t i = first; i < last; ++i) {
                float *row = values + (i - begin) * width;
                if (activation == Activation::relu)
                    reluAndDrop(row, keepOf(i), static_cast<float>(scale), width);
                else
                    drop(row, keepOf(i), static_cast<float>(scale), width);
            }
        });
    }
    return result;
}

EmbedGradients EmbedRows::backward(const Embedded &embedded, const at::Tensor &gradient) const
{
    const int64_t tiles = count();
    const int64_t width = gradient.size(1);
    EmbedGradients g;
    g.tail = gradient.slice(0, tiles);
    g.weight = at::zeros({width, features.size(1)}, features.options());
    g.bias = at::zeros({width}, features.options());
    const bool onCpu = features.is_cpu();
    const int64_t step = onCpu ? backwardRows : std::max<int64_t>(tiles, 1);
    const at::Tensor dense = gradient.contiguous();
    at::Tensor scratch = at::empty({std::min(step, tiles), width}, features.options());
    for (int64_t begin = 0; begin < tiles; begin += step) {
        const int64_t end = std::min(begin + step, tiles);
        const at::Tensor incoming = dense.slice(0, begin, end);
        at::Tensor slope = scratch.slice(0, 0, end - begin); // gradient of x W^T + b
        if (activation == Activation::relu && onCpu) {
            const float *in = incoming.data_ptr<float>();
            const float *token = embedded.tokens.data_ptr<float>() + begin * width;
            float *out = slope.data_ptr<float>();
            at::parallel_for(0, end - begin, rowsOfAThread, [&](int64_t first, int64_t last) {
                reluAndDropBackward(out + first * width, in + first * width, token + first * width,
                                    static_cast<float>(scale), (last - first) * width);
            });
        } else {
            const at::Tensor token = embedded.tokens.slice(0, begin, end);
            if (activation == Activation::relu)
                at::mul_out(slope, incoming, (token > 0).to(at::kFloat).mul_(scale));
            else if (activation == Activation::gelu)
                at::gelu_backward_out(slope, incoming, embedded.linear.slice(0, begin, end));
            else if (activation == Activation::tanh)
                at::tanh_backward_out(slope, incoming, embedded.linear.slice(0, begin, end).tanh());
            else
                slope.copy_(incoming);
            if (activation != Activation::relu && keep.defined())
                slope.mul_(keepBlock(begin, end).to(at::kFloat).mul_(scale));
        }
        g.bias.add_(slope.sum(0));
        g.weight.addmm_(slope.t(), block(begin, end));
    }
    return g;
}

} // namespace tessera::mil::detail
