#pragma once
#include "analysis/mil/architecture.h"

#include <ATen/core/Tensor.h>

#include <map>
#include <memory>
#include <string>

namespace tessera::mil {

/// Published key -> tensor (float32, on the device that computes).
using Weights = std::map<std::string, at::Tensor>;

/// What one pass over a bag of N tiles gives. C classes, M = width of the model.
struct Forward {
    at::Tensor logits;       ///< [C]
    at::Tensor bagFeature;   ///< [M]
    at::Tensor embedded;     ///< [N, M], f of mhim-mil 1
    at::Tensor attentionRaw; ///< [N], 4.2 a
    at::Tensor attention;    ///< [N], 4.2 b
};

/// A pure aggregator: embedding, attention, classifier. Immutable; evaluation mode.
class BaselineModel {
public:
    virtual ~BaselineModel() = default;

    /// `features` [N, D] float32, N >= 1.
    virtual Forward forward(const at::Tensor &features) const = 0;

    /// Logits of each tile as a bag of its own, [N, C] (4.2 f), from a forward pass.
    virtual at::Tensor singleTileLogits(const Forward &pass) const = 0;

    /// The score that a training mask would use, [N] float32 (3.2), from a forward pass.
    virtual at::Tensor score(const Forward &pass) const = 0;

    /// log of the class-aware instance probability of each class, [N, C] in double and without the bias, which has no
    /// effect (4.2 c), from a forward pass.
    virtual at::Tensor instanceLogProbabilities(const Forward &pass) const = 0;
};

/// `prefix` is "" for the student's weights or "teacher.". Throws std::invalid_argument for a baseline that this
/// version cannot compute, c10::Error for a tensor that is missing.
std::unique_ptr<BaselineModel> makeBaseline(const Architecture &architecture, const Weights &weights,
                                            const std::string &prefix);

} // namespace tessera::mil
