#include "analysis/encoder/residualtrainee.h"

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>

#include <cmath>

namespace tessera {
namespace {

constexpr double normEpsilon = 1e-5;
constexpr double normMomentum = 0.1; ///< share of the batch in the running values

std::string blockName(std::size_t stage, int64_t index)
{
    return "layer" + std::to_string(stage + 1) + "." + std::to_string(index) + ".";
}

int64_t strideOf(std::size_t stage, int64_t index) { return stage > 0 && index == 0 ? 2 : 1; }

bool isRunning(const std::string &key) { return key.find(".running_") != std::string::npos; }

} // namespace

EncoderWeights initialEncoderWeights(const ResidualShape &shape, uint64_t seed)
{
    EncoderWeights weights;
    at::Generator generator = at::detail::createCPUGenerator(seed);
    const auto convolution = [&](const std::string &name, int64_t out, int64_t in, int64_t edge) {
        const double deviation = std::sqrt(2.0 / static_cast<double>(out * edge * edge));
        weights.emplace(name + ".weight",
                        at::empty({out, in, edge, edge}, at::kFloat).normal_(0, deviation, generator));
    };
    const auto norm = [&](const std::string &name, int64_t width, double scale) {
        weights.emplace(name + ".weight", at::full({width}, scale, at::kFloat));
        weights.emplace(name + ".bias", at::zeros({width}, at::kFloat));
        weights.emplace(name + ".running_mean", at::zeros({width}, at::kFloat));
        weights.emplace(name + ".running_var", at::ones({width}, at::kFloat));
    };
    convolution("conv1", shape.stemWidth, 3, 7);
    norm("bn1", shape.stemWidth, 1);
    int64_t in = shape.stemWidth;
    for (std::size_t stage = 0; stage < shape.widths.size(); ++stage)
        for (int64_t index = 0; index < shape.blocks[stage]; ++index) {
            const std::string name = blockName(stage, index);
            const int64_t width = shape.widths[stage];
            convolution(name + "conv1", width, in, 3);
            norm(name + "bn1", width, 1);
            convolution(name + "conv2", width, width, 3);
            norm(name + "bn2", width, 0);
            if (in != width || strideOf(stage, index) != 1) {
                convolution(name + "downsample.0", width, in, 1);
                norm(name + "downsample.1", width, 1);
            }
            in = width;
        }
    const double bound = 1 / std::sqrt(static_cast<double>(shape.dim()));
    weights.emplace("head.weight",
                    at::empty({shape.classes, shape.dim()}, at::kFloat).uniform_(-bound, bound, generator));
    weights.emplace("head.bias", at::zeros({shape.classes}, at::kFloat));
    return weights;
}

ResidualTrainee::ResidualTrainee(const ResidualShape &shape, const EncoderWeights &weights, at::Device device,
                                 ConvolutionPrecision precision)
    : m_shape(shape), m_precision(precision)
{
    for (const auto &[key, weight] : weights) {
        const at::Tensor copy = weight.to(device, at::kFloat, false, true).contiguous();
        m_weights.emplace(key, isRunning(key) ? copy : copy.set_requires_grad(true));
    }
}

at::Tensor ResidualTrainee::convolve(const at::Tensor &input, const std::string &name, int64_t stride) const
{
    const auto found = m_weights.find(name + ".weight");
    TORCH_CHECK(found != m_weights.end(), "tensor ", name, ".weight is missing");
    const at::Tensor weight = found->second.to(input.scalar_type()).contiguous(at::MemoryFormat::ChannelsLast);
    const int64_t padding = weight.size(2) / 2;
    return at::conv2d(input, weight, {}, at::IntArrayRef({stride, stride}), at::IntArrayRef({padding, padding}));
}

at::Tensor ResidualTrainee::normalise(const at::Tensor &input, const std::string &name)
{
    return at::batch_norm(input, m_weights.at(name + ".weight"), m_weights.at(name + ".bias"),
                          m_weights.at(name + ".running_mean"), m_weights.at(name + ".running_var"), true, normMomentum,
                          normEpsilon, true);
}

at::Tensor ResidualTrainee::features(const at::Tensor &tiles)
{
    at::Tensor x = tiles.to(m_precision == ConvolutionPrecision::bfloat16 ? at::kBFloat16 : at::kFloat)
                       .contiguous(at::MemoryFormat::ChannelsLast);
    x = normalise(convolve(x, "conv1", 2), "bn1").relu_();
    x = at::max_pool2d(x, at::IntArrayRef({3, 3}), at::IntArrayRef({2, 2}), at::IntArrayRef({1, 1}));
    for (std::size_t stage = 0; stage < m_shape.widths.size(); ++stage)
        for (int64_t index = 0; index < m_shape.blocks[stage]; ++index) {
            const std::string name = blockName(stage, index);
            const int64_t stride = strideOf(stage, index);
            at::Tensor y = normalise(convolve(x, name + "conv1", stride), name + "bn1").relu_();
            y = normalise(convolve(y, name + "conv2", 1), name + "bn2");
            const bool changes = m_weights.contains(name + "downsample.0.weight");
            const at::Tensor skip =
                changes ? normalise(convolve(x, name + "downsample.0", stride), name + "downsample.1") : x;
            x = (y + skip).relu_();
        }
    return x.to(at::kFloat).mean(at::IntArrayRef({2, 3}));
}

at::Tensor ResidualTrainee::logits(const at::Tensor &features) const
{
    return at::linear(features, m_weights.at("head.weight"), m_weights.at("head.bias"));
}

std::vector<at::Tensor> ResidualTrainee::trained(bool isDecayed) const
{
    std::vector<at::Tensor> tensors;
    for (const auto &[key, weight] : m_weights)
        if (!isRunning(key) && (weight.dim() > 1) == isDecayed)
            tensors.push_back(weight);
    return tensors;
}

} // namespace tessera
