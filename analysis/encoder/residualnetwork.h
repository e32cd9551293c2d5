#pragma once
#include <ATen/core/Tensor.h>

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace tessera {

struct ResidualNetworkSpec {
    enum class Block { basic, bottleneck };
    Block block = Block::basic;
    std::vector<int64_t> blocks; ///< by stage
    int64_t stopAfter = 4;       ///< stages used
    std::array<float, 3> mean{}; ///< of RGB in [0, 1]
    std::array<float, 3> deviation{};
};

/// A residual network as tile encoder: normalise, stem, stages, average over the last feature map. Batch norms are
/// folded into the convolutions when the weights are loaded (He et al. 2016; key names as in torchvision's models).
class ResidualNetwork {
public:
    /// `weights`: key -> tensor, any float type. Throws c10::Error when one is missing.
    ResidualNetwork(const ResidualNetworkSpec &spec, const std::map<std::string, at::Tensor> &weights,
                    at::Device device);

    /// [N, H, W, 3] uint8 RGB on the CPU -> [N, 3, H, W] float32, channels last, on the device.
    at::Tensor preprocess(const at::Tensor &tiles) const;

    /// [N, H, W, 3] uint8 RGB -> [N, D] float32 on the device.
    at::Tensor encode(const at::Tensor &tiles) const;

    at::Device device() const { return m_device; }

private:
    struct Convolution {
        at::Tensor weight; ///< [out, in, k, k], channels last, batch norm folded in
        at::Tensor bias;   ///< [out]
        int64_t stride = 1;
        int64_t padding = 0;
        at::Tensor operator()(const at::Tensor &input) const;
    };
    struct ResidualBlock {
        std::vector<Convolution> path; ///< two or three
        std::vector<Convolution> skip; ///< none or one
    };

    at::Tensor stages(at::Tensor x) const;

    at::Device m_device;
    at::Tensor m_scale; ///< [1, 3, 1, 1]
    at::Tensor m_shift;
    Convolution m_stem;
    std::vector<ResidualBlock> m_blocks;
};

} // namespace tessera
