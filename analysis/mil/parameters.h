#pragma once
#include "analysis/mil/architecture.h"
#include "analysis/mil/weights.h"

#include <cstdint>
#include <string>
#include <vector>

namespace tessera::mil {

/// How a tensor starts (mhim-mil.md 1).
enum class Start {
    xavierNormal, ///< N(0, 2 / (fan_in + fan_out))
    zeros,
    ones,
    fanIn,   ///< uniform within 1 / sqrt(fan_in), the library's own start of convolutions
    normal,  ///< N(0, 1)
    queries, ///< uniform within sqrt(6 / (768 + M))
};

/// Whether the optimiser changes it. Queries follow the recycled tokens instead (3.6).
enum class Trained { byGradient, byAverage };

struct ParameterShape {
    std::string key; ///< published name
    std::vector<int64_t> shape;
    Start start = Start::zeros;
    int64_t fanIn = 1;
    Trained trained = Trained::byGradient;
};

/// The tensors of a model in registration order (mhim-mil.md 8).
std::vector<ParameterShape> parameterShapes(const Architecture &architecture);

/// Fresh weights on the CPU, drawn once each.
Weights initialWeights(const Architecture &architecture, uint64_t seed);

} // namespace tessera::mil
