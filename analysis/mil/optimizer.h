#pragma once
#include "analysis/mil/optimizersettings.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <vector>

namespace tessera::mil {

/// Adam and AdamW. On the CPU one pass over each tensor. A parameter without a gradient is left as it is, weight decay
/// included.
class Optimizer {
public:
    /// What an interrupted training needs to go on, by parameter.
    struct Moments {
        at::Tensor first;
        at::Tensor second;
        int64_t steps = 0;
    };

    Optimizer(std::vector<at::Tensor> parameters, OptimizerSettings settings);

    /// Changes the parameters in place by their gradients and clears those.
    void step(double learningRate);
    /// Scales the gradients so that the norm of all together is at most `norm`; what it was before.
    double clipGradients(double norm);
    void clearGradients();

    const std::vector<Moments> &moments() const { return m_moments; }
    /// Throws c10::Error when number or shapes are not those of the parameters.
    void restore(std::vector<Moments> moments);

private:
    std::vector<at::Tensor> m_parameters;
    std::vector<Moments> m_moments;
    OptimizerSettings m_settings;
};

/// average <- momentum * average + (1 - momentum) * value, in place, for each pair (mhim-mil.md 5.2).
void moveAverages(const std::vector<at::Tensor> &averages, const std::vector<at::Tensor> &values, double momentum);

} // namespace tessera::mil
