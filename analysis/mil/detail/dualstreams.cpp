#include "analysis/mil/detail/dualstreams.h"

#include "analysis/mil/detail/rowchunks.h"

#include <ATen/ATen.h>
#include <torch/csrc/autograd/custom_function.h>

#include <cmath>
#include <vector>

namespace tessera::mil::detail {
namespace {

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

/// What the backward pass needs of every tile.
struct Activations {
    at::Tensor hidden; ///< [T, 128]: relu(W_1 f)
    at::Tensor query;  ///< [T, 128]: q
    at::Tensor value;  ///< [T, M]: v
};

Activations activationsOf(int64_t rows, const StreamWeights &weights, const at::Tensor &tokens)
{
    return {at::empty({rows, weights.hidden.size(0)}, tokens.options()),
            at::empty({rows, weights.query.size(0)}, tokens.options()),
            at::empty({rows, weights.value.size(0)}, tokens.options())};
}

Activations slice(const Activations &of, int64_t begin, int64_t end)
{
    return {of.hidden.slice(0, begin, end), of.query.slice(0, begin, end), of.value.slice(0, begin, end)};
}

double scaleOf(const StreamWeights &weights) { return 1 / std::sqrt(static_cast<double>(weights.query.size(0))); }

void linearInto(at::Tensor out, const at::Tensor &x, const at::Tensor &weight, const at::Tensor &bias)
{
    at::addmm_out(out, bias, x, weight.t());
}

void queryInto(const Activations &out, const at::Tensor &tokens, const StreamWeights &weights)
{
    linearInto(out.hidden, tokens, weights.hidden, weights.hiddenBias);
    out.hidden.relu_();
    linearInto(out.query, out.hidden, weights.query, weights.queryBias);
    out.query.tanh_();
}

/// The first element becomes the sum of all.
at::Tensor summed(const std::vector<at::Tensor> &parts)
{
    for (std::size_t i = 1; i < parts.size(); ++i)
        parts[0].add_(parts[i]);
    return parts[0];
}

struct Forward {
    Streams streams;
    at::Tensor critical; ///< [C] int64
};

/// `kept` null: nothing is kept. q is a tanh, so that a similarity is at most sqrt(128): its exponential needs no
/// maximum over the tiles, and B is summed up while v is at hand.
Forward forward(const at::Tensor &tokens, const StreamWeights &weights, const Activations *kept)
{
    const int64_t tiles = tokens.size(0);
    const int64_t classes = weights.instance.size(0);
    const RowChunks chunks(tiles, tokens.device());
    Forward result;
    Streams &streams = result.streams;

    streams.instanceLogits = at::empty({tiles, classes}, tokens.options());
    chunks.forEach([&](int64_t) -> RowChunks::Work {
        return [&](int64_t begin, int64_t end) {
            linearInto(streams.instanceLogits.slice(0, begin, end), tokens.slice(0, begin, end), weights.instance,
                       weights.instanceBias);
        };
    });
    std::tie(streams.maxInstanceLogits, result.critical) = streams.instanceLogits.max(0);
    const Activations ofCritical = activationsOf(classes, weights, tokens);
    queryInto(ofCritical, tokens.index_select(0, result.critical), weights);
    const at::Tensor keys = ofCritical.query.t() * scaleOf(weights); // [128, C]

    streams.attentionRaw = at::empty({tiles, classes}, tokens.options());
    streams.attention = at::empty({tiles, classes}, tokens.options());
    const int64_t width = weights.value.size(0);
    std::vector<at::Tensor> sums;
    for (int64_t worker = 0; worker < chunks.workers(); ++worker)
        sums.push_back(at::zeros({classes, width}, tokens.options()));
    chunks.forEach([&](int64_t worker) -> RowChunks::Work {
        const Activations scratch = kept ? Activations{} : activationsOf(chunks.largest(), weights, tokens);
        return [&, worker, scratch](int64_t begin, int64_t end) {
            const Activations of = kept ? slice(*kept, begin, end) : slice(scratch, 0, end - begin);
            const at::Tensor rows = tokens.slice(0, begin, end);
            queryInto(of, rows, weights);
            linearInto(of.value, rows, weights.value, weights.valueBias);
            of.value.relu_();
            at::Tensor similarity = streams.attentionRaw.slice(0, begin, end);
            at::mm_out(similarity, of.query, keys);
            at::Tensor share = streams.attention.slice(0, begin, end);
            at::exp_out(share, similarity);
            sums[static_cast<std::size_t>(worker)].addmm_(share.t(), of.value);
        };
    });
    const at::Tensor mass = streams.attention.sum(0); // [C]
    streams.attention.div_(mass);
    streams.bagFeature = summed(sums).div_(mass.unsqueeze(1));
    return result;
}

/// Gradients of the weights, or one worker's part of them.
struct Gradients {
    explicit Gradients(const StreamWeights &weights, int64_t classes)
        : hidden(at::zeros_like(weights.hidden)), hiddenBias(at::zeros_like(weights.hiddenBias)),
          query(at::zeros_like(weights.query)), queryBias(at::zeros_like(weights.queryBias)),
          value(at::zeros_like(weights.value)), valueBias(at::zeros_like(weights.valueBias)),
          keys(at::zeros({classes, weights.query.size(0)}, weights.query.options()))
    {
    }
    void add(const Gradients &other)
    {
        hidden.add_(other.hidden);
        hiddenBias.add_(other.hiddenBias);
        query.add_(other.query);
        queryBias.add_(other.queryBias);
        value.add_(other.value);
        valueBias.add_(other.valueBias);
        keys.add_(other.keys);
    }

    at::Tensor hidden, hiddenBias, query, queryBias, value, valueBias;
    at::Tensor keys; ///< [C, 128]: of K
};

/// Back from q to its first layer: `gradient` of q [R, 128] becomes that of W_2's output; returns that of W_1's output.
void queryBackward(at::Tensor gradient, at::Tensor ofHidden, const Activations &of, const at::Tensor &rows,
                   const StreamWeights &weights, Gradients &sum)
{
    at::tanh_backward_out(gradient, gradient, of.query);
    at::mm_out(ofHidden, gradient, weights.query);
    at::threshold_backward_out(ofHidden, ofHidden, of.hidden, 0);
    sum.query.addmm_(gradient.t(), of.hidden);
    sum.queryBias.add_(gradient.sum(0));
    sum.hidden.addmm_(ofHidden.t(), rows);
    sum.hiddenBias.add_(ofHidden.sum(0));
}

struct Saved {
    at::Tensor tokens;
    StreamWeights weights;
    Activations of;
    at::Tensor attention, bagFeature, critical;
};

/// With the similarities S = q K^T s, A = softmax(S), B = A^T v and the gradient G of B:
///   of v:  A G           of S:  A * (v G^T - b),  b_j = B_j . G_j, since sum_i A_ij (v_i . G_j) = B_j . G_j
///   of q:  of S s K      of K:  (of S s)^T q, which comes back to the critical tiles
/// A chunk goes all the way to the gradients of its tokens and of the weights while it is in the cache.
Gradients backwardOfTiles(const Saved &saved, const at::Tensor &ofBag, const at::Tensor &ofTokens)
{
    const at::Tensor &tokens = saved.tokens;
    const StreamWeights &weights = saved.weights;
    const int64_t classes = ofBag.size(0);
    const at::Tensor keys = saved.of.query.index_select(0, saved.critical); // [C, 128]
    const at::Tensor meanOfGradient = (saved.bagFeature * ofBag).sum(1);    // [C]
    const double scale = scaleOf(weights);

    const RowChunks chunks(tokens.size(0), tokens.device());
    std::vector<Gradients> sums;
    for (int64_t worker = 0; worker < chunks.workers(); ++worker)
        sums.emplace_back(weights, classes);
    chunks.forEach([&](int64_t worker) -> RowChunks::Work {
        const Activations scratch = activationsOf(chunks.largest(), weights, tokens);
        return [&, worker, scratch](int64_t begin, int64_t end) {
            Gradients &sum = sums[static_cast<std::size_t>(worker)];
            const Activations of = slice(saved.of, begin, end);
            Activations gradient = slice(scratch, 0, end - begin);
            const at::Tensor rows = tokens.slice(0, begin, end);
            const at::Tensor attention = saved.attention.slice(0, begin, end);

            at::mm_out(gradient.value, attention, ofBag);
            at::threshold_backward_out(gradient.value, gradient.value, of.value, 0);
            const at::Tensor ofSimilarity =
                at::mm(of.value, ofBag.t()).sub_(meanOfGradient).mul_(attention).mul_(scale); // [R, C]
            at::mm_out(gradient.query, ofSimilarity, keys);
            sum.keys.addmm_(ofSimilarity.t(), of.query);
            queryBackward(gradient.query, gradient.hidden, of, rows, weights, sum);
            sum.value.addmm_(gradient.value.t(), rows);
            sum.valueBias.add_(gradient.value.sum(0));
            if (ofTokens.defined()) {
                at::Tensor out = ofTokens.slice(0, begin, end);
                at::mm_out(out, gradient.value, weights.value);
                out.addmm_(gradient.hidden, weights.hidden);
            }
        };
    });
    for (std::size_t worker = 1; worker < sums.size(); ++worker)
        sums[0].add(sums[worker]);
    return sums[0];
}

/// Forward and backward by hand: what a recorder of single operations would keep and go through again and again.
class StreamFunction : public torch::autograd::Function<StreamFunction> {
public:
    static variable_list forward(AutogradContext *context, const at::Tensor &tokens, const at::Tensor &instance,
                                 const at::Tensor &instanceBias, const at::Tensor &hidden, const at::Tensor &hiddenBias,
                                 const at::Tensor &query, const at::Tensor &queryBias, const at::Tensor &value,
                                 const at::Tensor &valueBias)
    {
        const StreamWeights weights{instance, instanceBias, hidden, hiddenBias, query, queryBias, value, valueBias};
        const Activations kept = activationsOf(tokens.size(0), weights, tokens);
        const Forward result = detail::forward(tokens, weights, &kept);
        const Streams &streams = result.streams;
        context->mark_non_differentiable({streams.instanceLogits, streams.attentionRaw, streams.attention});
        context->save_for_backward({tokens, instance, instanceBias, hidden, hiddenBias, query, queryBias, value,
                                    valueBias, kept.hidden, kept.query, kept.value, streams.attention,
                                    streams.bagFeature, result.critical});
        return {streams.maxInstanceLogits, streams.bagFeature, streams.instanceLogits, streams.attentionRaw,
                streams.attention};
    }

    static variable_list backward(AutogradContext *context, variable_list gradients)
    {
        const at::AutoGradMode firstOrderOnly(false);
        const variable_list v = context->get_saved_variables();
        const Saved saved{v[0], {v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8]}, {v[9], v[10], v[11]}, v[12], v[13],
                          v[14]};
        const at::Tensor ofMaximum = gradients[0].unsqueeze(1); // [C, 1]
        const at::Tensor ofTokens = context->needs_input_grad(0) ? at::empty_like(saved.tokens) : at::Tensor();
        Gradients sum = backwardOfTiles(saved, gradients[1].contiguous(), ofTokens);

        // The critical tiles: the maximum of the instance stream and the keys come back to them.
        const at::Tensor rows = saved.tokens.index_select(0, saved.critical); // [C, M]
        const Activations of{
            saved.of.hidden.index_select(0, saved.critical), saved.of.query.index_select(0, saved.critical), {}};
        const at::Tensor ofHidden = at::empty_like(of.hidden);
        queryBackward(sum.keys, ofHidden, of, rows, saved.weights, sum);
        if (ofTokens.defined())
            ofTokens.index_add_(0, saved.critical,
                                at::addmm(ofMaximum * saved.weights.instance, ofHidden, saved.weights.hidden));
        return {ofTokens,  ofMaximum * rows, gradients[0], sum.hidden,   sum.hiddenBias,
                sum.query, sum.queryBias,    sum.value,    sum.valueBias};
    }
};

bool wantsGradients(const at::Tensor &tokens, const StreamWeights &w)
{
    if (!at::GradMode::is_enabled())
        return false;
    for (const at::Tensor *tensor : {&tokens, &w.instance, &w.instanceBias, &w.hidden, &w.hiddenBias, &w.query,
                                     &w.queryBias, &w.value, &w.valueBias})
        if (tensor->requires_grad())
            return true;
    return false;
}

} // namespace

Streams runStreams(const at::Tensor &tokens, const StreamWeights &w)
{
    if (!wantsGradients(tokens, w))
        return forward(tokens, w, nullptr).streams;
    const variable_list out = StreamFunction::apply(tokens, w.instance, w.instanceBias, w.hidden, w.hiddenBias, w.query,
                                                    w.queryBias, w.value, w.valueBias);
    return {out[0], out[1], out[2], out[3], out[4]};
}

} // namespace tessera::mil::detail
