#pragma once
#include <ATen/core/Tensor.h>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace tessera {

/// A residual network of basic blocks, as ResidualNetwork runs it, and the linear layer that it is trained with.
struct ResidualShape {
    std::vector<int64_t> blocks; ///< by stage
    std::vector<int64_t> widths; ///< by stage; D is the last
    int64_t stemWidth = 32;
    int64_t classes = 2; ///< C

    int64_t dim() const { return widths.back(); }
};

/// Key -> tensor, float32 on the CPU: those of ResidualNetwork, and `head.weight` [C, D], `head.bias` [C].
using EncoderWeights = std::map<std::string, at::Tensor>;

/// Fresh weights (He et al. 2015, by fan out; the second norm of a block starts at 0, Goyal et al. 2017). Equal seeds
/// give equal weights.
EncoderWeights initialEncoderWeights(const ResidualShape &shape, uint64_t seed);

/// What convolutions compute in. Weights, norms' parameters and everything after the last feature map are float32.
enum class ConvolutionPrecision { float32, bfloat16 };

/// The network in training: batch norms normalise by their batch and follow it with their running values.
class ResidualTrainee {
public:
    /// Takes copies. Throws c10::Error when a weight is missing.
    ResidualTrainee(const ResidualShape &shape, const EncoderWeights &weights, at::Device device,
                    ConvolutionPrecision precision);

    /// [N, 3, H, W] float32, normalised -> [N, D] float32.
    at::Tensor features(const at::Tensor &tiles);
    /// [N, D] -> [N, C] logits.
    at::Tensor logits(const at::Tensor &features) const;

    /// What the optimiser changes: weights of convolutions and the head (weight decay is for these), and the rest.
    std::vector<at::Tensor> decayed() const { return trained(true); }
    std::vector<at::Tensor> undecayed() const { return trained(false); }
    /// Everything, running values too, sharing memory with the network.
    const EncoderWeights &weights() const { return m_weights; }

private:
    at::Tensor convolve(const at::Tensor &input, const std::string &name, int64_t stride) const;
    at::Tensor normalise(const at::Tensor &input, const std::string &name);
    std::vector<at::Tensor> trained(bool isDecayed) const;

    ResidualShape m_shape;
    ConvolutionPrecision m_precision;
    EncoderWeights m_weights;
};

} // namespace tessera
