#pragma once
#include "analysis/mil/architecture.h"
#include "analysis/mil/weights.h"

#include <memory>
#include <string>

namespace tessera::mil {

class RandomSource;

/// What an aggregator makes of T tokens. C classes, M = width of the model, h heads of width d. A tensor that a
/// baseline does not have is undefined.
struct Pooled {
    at::Tensor logits;            ///< [C]; dsmil: half bag, half maximum, as its version says (mhim-mil.md 2.3)
    at::Tensor bagFeature;        ///< [1, M]; dsmil [C, M]; what the consistency loss compares
    at::Tensor attentionRaw;      ///< attn [T], dsmil [T, C]: before the softmax over tiles
    at::Tensor attention;         ///< attn [T], dsmil [T, C], selfattn [h, T]: class token of layer 1
    at::Tensor attentionOfLayer2; ///< selfattn [h, T]
    at::Tensor values;            ///< selfattn [h, T, d]: v of the tile rows in layer 1
    at::Tensor instanceLogits;    ///< dsmil, mean, max: [T, C]; attn, where no gradient is asked for: without the bias
    at::Tensor bagLogits;         ///< dsmil [C]
    at::Tensor maxInstanceLogits; ///< dsmil [C]
};

/// A baseline behind the embedding: tokens in, bag out. One class for each, in a file of its own. It holds handles of
/// the weights: an optimiser that changes them in place is seen, and gradients reach them wherever they are asked for.
/// Immutable otherwise. Functions may throw c10::Error.
class Aggregator {
public:
    virtual ~Aggregator() = default;

    /// `tokens` [T, M] float32, T >= 1, in the order of the bag. `random` null: evaluation mode, no dropout.
    virtual Pooled pool(const at::Tensor &tokens, RandomSource *random) const = 0;

    /// What pool() computes of each tile by itself where that is most of its work, [T, K] (attn: raw attention and
    /// logits); undefined elsewhere. For whoever pools one part of a bag after another: poolFrom() starts from the rows
    /// of the part and is pool() in evaluation mode but for rounding.
    virtual at::Tensor tileParts(const at::Tensor &) const { return {}; }
    virtual Pooled poolFrom(const at::Tensor &tokens, const at::Tensor &) const { return pool(tokens, nullptr); }

    /// Whether the order of the tokens changes more than rounding.
    virtual bool dependsOnOrder() const { return false; }

    /// The score that the training masks go by, float32 (3.2): [T], or [h, T] where selfattn goes by its attention.
    /// `random` as for pool(): selfattn's class-aware score has a dropout of its own.
    virtual at::Tensor score(const at::Tensor &tokens, const Pooled &pooled, RandomSource *random) const = 0;

    /// log of the class-aware instance probability of each class, [T, C] in double, without the bias, which has no
    /// effect (4.2 c).
    virtual at::Tensor instanceLogProbabilities(const at::Tensor &tokens, const Pooled &pooled) const = 0;

    /// Logits of each tile as a bag of its own, [T, C] (4.2 f). dsmil v1: log-probabilities.
    virtual at::Tensor singleTileLogits(const at::Tensor &tokens) const = 0;

    /// Attention for display before and after normalisation, both [T] (4.2 a, b). `predicted`: the predicted class.
    virtual at::Tensor rawAttentionMap(const Pooled &pooled, int64_t predicted) const = 0;
    virtual at::Tensor attentionMap(const Pooled &pooled, int64_t predicted) const = 0;

    /// The classification loss of training (3.7), a scalar: cross-entropy of the logits unless a baseline has its own.
    virtual at::Tensor crossEntropy(const Pooled &pooled, int64_t target) const;
};

/// `prefix` is "" for the student's weights or "teacher.". Throws c10::Error for a tensor that is missing.
std::unique_ptr<Aggregator> makeAggregator(const Architecture &architecture, const Weights &weights,
                                           const std::string &prefix);

} // namespace tessera::mil
