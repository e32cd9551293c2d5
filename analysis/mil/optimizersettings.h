#pragma once

namespace tessera::mil {

enum class OptimizerKind {
    adam, ///< weight decay as part of the gradient (coupled; mhim-mil.md 5.1)
    adamw ///< decoupled
};

struct OptimizerSettings {
    OptimizerKind kind = OptimizerKind::adam;
    double weightDecay = 1e-5;
    double beta1 = 0.9;
    double beta2 = 0.999;
    double epsilon = 1e-8;
};

} // namespace tessera::mil
