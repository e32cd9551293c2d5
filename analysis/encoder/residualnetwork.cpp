#include "analysis/encoder/residualnetwork.h"

#include <ATen/ATen.h>
#include <c10/core/InferenceMode.h>

namespace tessera {
namespace {

using WeightMap = std::map<std::string, at::Tensor>;

constexpr double normEpsilon = 1e-5;

at::Tensor take(const WeightMap &weights, const std::string &key)
{
    const auto found = weights.find(key);
    TORCH_CHECK(found != weights.end(), "tensor ", key, " is missing");
    return found->second.to(at::kCPU, at::kFloat);
}

/// A convolution with the batch norm behind it as one: w' = w g / sqrt(v + eps), b' = b - m g / sqrt(v + eps).
std::pair<at::Tensor, at::Tensor> folded(const WeightMap &weights, const std::string &convolution,
                                         const std::string &norm)
{
    const at::Tensor scale = take(weights, norm + ".weight").to(at::kDouble) *
                             at::rsqrt(take(weights, norm + ".running_var").to(at::kDouble) + normEpsilon);
    const at::Tensor weight = take(weights, convolution + ".weight").to(at::kDouble) * scale.view({-1, 1, 1, 1});
    const at::Tensor bias =
        take(weights, norm + ".bias").to(at::kDouble) - take(weights, norm + ".running_mean").to(at::kDouble) * scale;
    return {weight.to(at::kFloat), bias.to(at::kFloat)};
}

} // namespace

at::Tensor ResidualNetwork::Convolution::operator()(const at::Tensor &input) const
{
    return at::conv2d(input, weight, bias, at::IntArrayRef({stride, stride}), at::IntArrayRef({padding, padding}));
}

ResidualNetwork::ResidualNetwork(const ResidualNetworkSpec &spec, const WeightMap &weights, at::Device device)
    : m_device(device)
{
    const c10::InferenceMode inference;
    const at::Tensor mean = at::tensor(at::ArrayRef<float>(spec.mean)).view({1, 3, 1, 1});
    const at::Tensor deviation = at::tensor(at::ArrayRef<float>(spec.deviation)).view({1, 3, 1, 1});
    m_scale = (1 / (255 * deviation)).to(device);
    m_shift = (-mean / deviation).to(device);

    const auto convolution = [&](const std::string &name, const std::string &norm, int64_t stride) {
        const auto [weight, bias] = folded(weights, name, norm);
        return Convolution{weight.to(device).contiguous(at::MemoryFormat::ChannelsLast), bias.to(device), stride,
                           weight.size(2) / 2};
    };
    m_stem = convolution("conv1", "bn1", 2);
    const bool bottleneck = spec.block == ResidualNetworkSpec::Block::bottleneck;
    for (int64_t stage = 0; stage < spec.stopAfter; ++stage)
        for (int64_t index = 0; index < spec.blocks[static_cast<std::size_t>(stage)]; ++index) {
            const std::string name = "layer" + std::to_string(stage + 1) + "." + std::to_string(index) + ".";
            const int64_t stride = stage > 0 && index == 0 ? 2 : 1;
            ResidualBlock block;
            block.path.push_back(convolution(name + "conv1", name + "bn1", bottleneck ? 1 : stride));
            block.path.push_back(convolution(name + "conv2", name + "bn2", bottleneck ? stride : 1));
            if (bottleneck)
                block.path.push_back(convolution(name + "conv3", name + "bn3", 1));
            if (weights.contains(name + "downsample.0.weight"))
                block.skip.push_back(convolution(name + "downsample.0", name + "downsample.1", stride));
            m_blocks.push_back(std::move(block));
        }
}

at::Tensor ResidualNetwork::preprocess(const at::Tensor &tiles) const
{
    // A contiguous [N, H, W, 3] seen as [N, 3, H, W] is already channels last: no copy but the one to float.
    return tiles.permute({0, 3, 1, 2}).to(m_device).to(at::kFloat).mul_(m_scale).add_(m_shift);
}

at::Tensor ResidualNetwork::stages(at::Tensor x) const
{
    for (const ResidualBlock &block : m_blocks) {
        at::Tensor y = x;
        for (std::size_t i = 0; i < block.path.size(); ++i) {
            y = block.path[i](y);
            if (i + 1 < block.path.size())
                y.relu_();
        }
        y.add_(block.skip.empty() ? x : block.skip.front()(x)).relu_();
        x = y;
    }
    return x;
}

at::Tensor ResidualNetwork::encode(const at::Tensor &tiles) const
{
    const c10::InferenceMode inference;
    at::Tensor x = m_stem(preprocess(tiles)).relu_();
    x = at::max_pool2d(x, at::IntArrayRef({3, 3}), at::IntArrayRef({2, 2}), at::IntArrayRef({1, 1}));
    return stages(x).mean(at::IntArrayRef({2, 3}));
}

} // namespace tessera
