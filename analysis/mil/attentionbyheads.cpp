#include "analysis/mil/attentionbyheads.h"

#include "analysis/mil/landmarksoftmax.h"
#include "analysis/mil/perhead.h"
#include "analysis/mil/pseudoinverse.h"
#include "analysis/mil/residualconvolution.h"

#include <ATen/ATen.h>
#include <torch/csrc/autograd/custom_function.h>

#include <algorithm>
#include <cmath>

namespace tessera::mil {
namespace {

using torch::autograd::AutogradContext;
using torch::autograd::Variable;
using torch::autograd::variable_list;

/// Tokens whose rows of A1 are made at once: a matrix [512, 256] stays in the cache of its core.
constexpr int64_t chunkTokens = 512;

/// Sizes, and one head's part of a tensor [n, 3 h d] or [n, h d].
struct Shape {
    int64_t heads, landmarks, width, tokens, padding, chunkElements;

    Shape(const at::Tensor &landmarkQuery, int64_t tokenCount, int64_t paddingCount, int64_t chunk)
        : heads(landmarkQuery.size(0)), landmarks(landmarkQuery.size(1)), width(landmarkQuery.size(2)),
          tokens(tokenCount), padding(paddingCount), chunkElements(chunk)
    {
    }
    FromLandmarks from() const { return {landmarks, tokens, padding, chunkElements}; }
    double scale() const { return std::pow(static_cast<double>(width), -0.5); }
    at::Tensor query(const at::Tensor &qkv, int64_t head) const { return part(qkv, head); }
    at::Tensor key(const at::Tensor &qkv, int64_t head) const { return part(qkv, heads + head); }
    at::Tensor value(const at::Tensor &qkv, int64_t head) const { return part(qkv, 2 * heads + head); }
    at::Tensor part(const at::Tensor &merged, int64_t index) const
    {
        return merged.slice(1, index * width, (index + 1) * width);
    }
};

/// A2 [h, m, m].
at::Tensor amongLandmarks(const Shape &shape, const at::Tensor &query, const at::Tensor &key)
{
    const at::Tensor a = at::empty({shape.heads, shape.landmarks, shape.landmarks}, query.options());
    forEachHead(shape.heads, [&](int64_t head) {
        at::Tensor own = a[head];
        at::mm_out(own, query[head], key[head].t());
        softmaxInPlace(own);
    });
    return a;
}

/// Adds what the gradient of A2 of one head (overwritten) means for the landmarks.
void amongLandmarksBackward(const at::Tensor &gradient, const at::Tensor &a, const at::Tensor &query,
                            const at::Tensor &key, const at::Tensor &queryGradient, const at::Tensor &keyGradient)
{
    softmaxBackwardInPlace(gradient, a);
    queryGradient.addmm_(gradient, key);
    keyGradient.addmm_(gradient.t(), query);
}

/// `visit(first, last, A3 of these landmarks)`, from `kept` where it is defined, else made.
template <typename Visit>
void forEachChunkOfLandmarks(const FromLandmarks &from, const at::Tensor &queries, const at::Tensor &keys,
                             const at::Tensor &kept, bool make, const Visit &visit)
{
    const int64_t chunk = from.chunk();
    const at::Tensor scratch = kept.defined() ? at::Tensor() : at::empty({chunk, from.columns()}, keys.options());
    for (int64_t first = 0; first < from.landmarks(); first += chunk) {
        const int64_t last = std::min(first + chunk, from.landmarks());
        const at::Tensor a = kept.defined() ? kept.slice(0, first, last) : scratch.slice(0, 0, last - first);
        if (make || !kept.defined())
            from.make(queries.slice(0, first, last), keys, a);
        visit(first, last, a);
    }
}

at::Tensor keptMatrices(int64_t allowed, int64_t heads, int64_t rows, int64_t columns, const at::Tensor &like)
{
    return heads * rows * columns <= allowed ? at::empty({heads, rows, columns}, like.options()) : at::Tensor();
}

at::Tensor ofHead(const at::Tensor &kept, int64_t head) { return kept.defined() ? kept[head] : at::Tensor(); }

/// Back through A2 and its pseudo-inverse, whose start all heads share: `startGradient` by head, `a2Gradient` so far.
void throughAmongLandmarks(const ImplicitPseudoInverse &inverse, const std::vector<double> &startGradient,
                           const at::Tensor &a2, const at::Tensor &a2Gradient, const at::Tensor &landmarkQuery,
                           const at::Tensor &landmarkKey, const at::Tensor &queryGradient,
                           const at::Tensor &keyGradient)
{
    double ofStart = 0;
    for (const double gradient : startGradient)
        ofStart += gradient;
    forEachHead(a2.size(0), [&](int64_t head) {
        inverse.startBackward(head, ofStart, a2Gradient[head]);
        amongLandmarksBackward(a2Gradient[head], a2[head], landmarkQuery[head], landmarkKey[head], queryGradient[head],
                               keyGradient[head]);
    });
}

class ByHeads : public torch::autograd::Function<ByHeads> {
public:
    static variable_list forward(AutogradContext *ctx, const Variable &qkv, const Variable &landmarkQuery,
                                 const Variable &landmarkKey, const Variable &convolution, int64_t padding,
                                 int64_t chunkElements, int64_t keptElements, bool keep)
    {
        const Shape shape(landmarkQuery, qkv.size(0), padding, chunkElements);
        const FromLandmarks from = shape.from();
        const at::Tensor a2 = amongLandmarks(shape, landmarkQuery, landmarkKey);
        ImplicitPseudoInverse inverse(a2);
        const ImplicitPseudoInverse::Trace trace = inverse.makeTrace(shape.width);
        const ImplicitPseudoInverse::Trace ofRow = inverse.makeTrace(1);
        const at::Tensor scaledKey = landmarkKey * shape.scale();
        const at::Tensor gathered = at::empty_like(landmarkKey); // Z A3 v
        const at::Tensor merged = at::empty({shape.tokens, shape.heads * shape.width}, qkv.options());
        const at::Tensor attention = at::empty({shape.heads, shape.tokens}, qkv.options());
        const at::Tensor a1 = keptMatrices(keep ? keptElements : 0, shape.heads, shape.tokens, shape.landmarks, qkv);
        const at::Tensor a3 = keptMatrices(keep ? keptElements : 0, shape.heads, shape.landmarks, from.columns(), qkv);
        forEachHead(shape.heads, [&](int64_t head) {
            inverse.prepare(head);
            const at::Tensor query = shape.query(qkv, head);
            const at::Tensor value = shape.value(qkv, head);
            const at::Tensor row = at::mm(query.slice(0, 0, 1), scaledKey[head].t());
            softmaxInPlace(row);
            ofRow.states[0][head].copy_(inverse.applyStartTransposed(head, row.t()));
            inverse.applyFactors(head, ofRow);
            const at::Tensor carried = ofRow.states[ImplicitPseudoInverse::steps][head].squeeze(1); // row Z [m]
            const at::Tensor own = attention[head].zero_();
            forEachChunkOfLandmarks(from, landmarkQuery[head], shape.key(qkv, head), ofHead(a3, head), true,
                                    [&](int64_t first, int64_t last, const at::Tensor &a) {
                                        at::Tensor sums = trace.states[0][head].slice(0, first, last);
                                        at::mm_out(sums, from.ofTokens(a), value);
                                        own.addmv_(from.ofTokens(a).t(), carried.slice(0, first, last));
                                    });
            inverse.applyFactors(head, trace);
            gathered[head].copy_(inverse.applyStart(head, trace.states[ImplicitPseudoInverse::steps][head]));
            const at::Tensor out = shape.part(merged, head);
            const at::Tensor scratch = at::empty({chunkTokens, shape.landmarks}, qkv.options());
            for (int64_t first = 0; first < shape.tokens; first += chunkTokens) {
                const int64_t last = std::min(first + chunkTokens, shape.tokens);
                at::Tensor a = a1.defined() ? a1[head].slice(0, first, last) : scratch.slice(0, 0, last - first);
                at::mm_out(a, query.slice(0, first, last), scaledKey[head].t());
                softmaxInPlace(a);
                at::Tensor rows = out.slice(0, first, last);
                at::mm_out(rows, a, gathered[head]);
            }
            addResidual(out, value, convolution[head].view({-1}));
        });
        if (keep)
            ctx->save_for_backward({qkv, landmarkQuery, landmarkKey, convolution, a1, a2, a3, gathered,
                                    inverse.powers(), inverse.squares(), trace.states, trace.squared});
        ctx->saved_data["padding"] = padding;
        ctx->saved_data["chunkElements"] = chunkElements;
        ctx->mark_non_differentiable({attention});
        return {merged, attention};
    }

    static variable_list backward(AutogradContext *ctx, variable_list gradients)
    {
        const variable_list saved = ctx->get_saved_variables();
        const at::Tensor &qkv = saved[0], &landmarkQuery = saved[1], &landmarkKey = saved[2], &convolution = saved[3];
        const at::Tensor &a1 = saved[4], &a2 = saved[5], &a3 = saved[6], &gathered = saved[7];
        const ImplicitPseudoInverse inverse(a2, saved[8], saved[9]);
        const ImplicitPseudoInverse::Trace trace{saved[10], saved[11]};
        const Shape shape(landmarkQuery, qkv.size(0), ctx->saved_data["padding"].toInt(),
                          ctx->saved_data["chunkElements"].toInt());
        const FromLandmarks from = shape.from();
        const at::Tensor outGradient = gradients[0].contiguous();
        const at::Tensor scaledKey = landmarkKey * shape.scale();
        const at::Tensor qkvGradient = at::empty_like(qkv);
        const at::Tensor queryGradient = at::empty_like(landmarkQuery);
        const at::Tensor keyGradient = at::empty_like(landmarkKey);
        const at::Tensor convolutionGradient = at::empty_like(convolution);
        const at::Tensor a2Gradient = at::zeros_like(a2);
        std::vector<double> startGradient(static_cast<std::size_t>(shape.heads), 0.0);
        forEachHead(shape.heads, [&](int64_t head) {
            const at::Tensor query = shape.query(qkv, head), key = shape.key(qkv, head), value = shape.value(qkv, head);
            const at::Tensor out = shape.part(outGradient, head);
            at::Tensor keySum = keyGradient[head].zero_();
            const at::Tensor gatheredGradient = at::zeros_like(gathered[head]);
            const at::Tensor scratch = at::empty({chunkTokens, shape.landmarks}, qkv.options());
            const at::Tensor again = a1.defined() ? at::Tensor() : at::empty_like(scratch);
            const at::Tensor ofQuery = shape.query(qkvGradient, head);
            for (int64_t first = 0; first < shape.tokens; first += chunkTokens) {
                const int64_t last = std::min(first + chunkTokens, shape.tokens);
                at::Tensor a = a1.defined() ? a1[head].slice(0, first, last) : again.slice(0, 0, last - first);
                if (!a1.defined()) {
                    at::mm_out(a, query.slice(0, first, last), scaledKey[head].t());
                    softmaxInPlace(a);
                }
                at::Tensor gradient = scratch.slice(0, 0, last - first);
                at::mm_out(gradient, out.slice(0, first, last), gathered[head].t());
                gatheredGradient.addmm_(a.t(), out.slice(0, first, last));
                softmaxBackwardInPlace(gradient, a);
                at::Tensor rows = ofQuery.slice(0, first, last);
                at::mm_out(rows, gradient, scaledKey[head]);
                keySum.addmm_(gradient.t(), query.slice(0, first, last));
            }
            keySum.mul_(shape.scale());

            // gathered = A2^T states[6] / c
            double &ofStart = startGradient[static_cast<std::size_t>(head)];
            const at::Tensor last = trace.states[ImplicitPseudoInverse::steps][head];
            a2Gradient[head].addmm_(last, gatheredGradient.t(), 1, inverse.inverseStart());
            ofStart -= (gatheredGradient * gathered[head]).sum().item<double>() * inverse.inverseStart();
            const at::Tensor sumsGradient = inverse.factorsBackward(
                head, trace, inverse.applyStartTransposed(head, gatheredGradient), a2Gradient[head], ofStart);

            const at::Tensor ofKey = shape.key(qkvGradient, head).zero_();
            const at::Tensor ofValue = shape.value(qkvGradient, head).zero_();
            const at::Tensor wide = at::empty({from.chunk(), from.columns()}, qkv.options());
            forEachChunkOfLandmarks(from, landmarkQuery[head], key, ofHead(a3, head), false,
                                    [&](int64_t first, int64_t last, const at::Tensor &a) {
                                        const at::Tensor gradient = wide.slice(0, 0, last - first);
                                        const at::Tensor sums = sumsGradient.slice(0, first, last);
                                        at::Tensor similarity = from.ofTokens(gradient);
                                        at::mm_out(similarity, sums, value.t());
                                        ofValue.addmm_(from.ofTokens(a).t(), sums);
                                        from.backward(gradient, a);
                                        at::Tensor own = queryGradient[head].slice(0, first, last);
                                        at::mm_out(own, similarity, key);
                                        ofKey.addmm_(similarity.t(), landmarkQuery[head].slice(0, first, last));
                                    });
            convolutionGradient[head].view({-1}).copy_(
                residualBackward(out, value, convolution[head].view({-1}), ofValue));
        });
        throughAmongLandmarks(inverse, startGradient, a2, a2Gradient, landmarkQuery, landmarkKey, queryGradient,
                              keyGradient);
        return {qkvGradient, queryGradient, keyGradient, convolutionGradient, {}, {}, {}, {}};
    }
};

class CarryByHeads : public torch::autograd::Function<CarryByHeads> {
public:
    static Variable forward(AutogradContext *ctx, const Variable &to, const Variable &keys,
                            const Variable &landmarkQuery, const Variable &landmarkKey, int64_t padding,
                            int64_t chunkElements, int64_t keptElements, bool keep)
    {
        const Shape shape(landmarkQuery, keys.size(0), padding, chunkElements);
        const FromLandmarks from = shape.from();
        const at::Tensor a2 = amongLandmarks(shape, landmarkQuery, landmarkKey);
        ImplicitPseudoInverse inverse(a2);
        const ImplicitPseudoInverse::Trace trace = inverse.makeTrace(1);
        const at::Tensor attention = at::zeros({shape.heads, shape.tokens}, keys.options());
        const at::Tensor a3 = keptMatrices(keep ? keptElements : 0, shape.heads, shape.landmarks, from.columns(), keys);
        forEachHead(shape.heads, [&](int64_t head) {
            inverse.prepare(head);
            trace.states[0][head].copy_(inverse.applyStartTransposed(head, to[head].t()));
            inverse.applyFactors(head, trace);
            const at::Tensor carried = trace.states[ImplicitPseudoInverse::steps][head].squeeze(1);
            const at::Tensor own = attention[head];
            forEachChunkOfLandmarks(from, landmarkQuery[head], shape.part(keys, head), ofHead(a3, head), true,
                                    [&](int64_t first, int64_t last, const at::Tensor &a) {
                                        own.addmv_(from.ofTokens(a).t(), carried.slice(0, first, last));
                                    });
        });
        if (keep)
            ctx->save_for_backward({to, keys, landmarkQuery, landmarkKey, a2, a3, inverse.powers(), inverse.squares(),
                                    trace.states, trace.squared});
        ctx->saved_data["padding"] = padding;
        ctx->saved_data["chunkElements"] = chunkElements;
        return attention;
    }

    static variable_list backward(AutogradContext *ctx, variable_list gradients)
    {
        const variable_list saved = ctx->get_saved_variables();
        const at::Tensor &to = saved[0], &keys = saved[1], &landmarkQuery = saved[2], &landmarkKey = saved[3];
        const at::Tensor &a2 = saved[4], &a3 = saved[5];
        const ImplicitPseudoInverse inverse(a2, saved[6], saved[7]);
        const ImplicitPseudoInverse::Trace trace{saved[8], saved[9]};
        const Shape shape(landmarkQuery, keys.size(0), ctx->saved_data["padding"].toInt(),
                          ctx->saved_data["chunkElements"].toInt());
        const FromLandmarks from = shape.from();
        const at::Tensor attentionGradient = gradients[0].contiguous(); // [h, n]
        const at::Tensor toGradient = at::empty_like(to);
        const at::Tensor keysGradient = at::zeros_like(keys);
        const at::Tensor queryGradient = at::empty_like(landmarkQuery);
        const at::Tensor keyGradient = at::zeros_like(landmarkKey);
        const at::Tensor a2Gradient = at::zeros_like(a2);
        std::vector<double> startGradient(static_cast<std::size_t>(shape.heads), 0.0);
        forEachHead(shape.heads, [&](int64_t head) {
            const at::Tensor key = shape.part(keys, head);
            const at::Tensor ofKey = shape.part(keysGradient, head);
            const at::Tensor row = attentionGradient.slice(0, head, head + 1);           // [1, n]
            const at::Tensor carried = trace.states[ImplicitPseudoInverse::steps][head]; // (A1 Z)^T [m, 1]
            const at::Tensor carriedGradient = at::empty_like(carried);
            const at::Tensor wide = at::empty({from.chunk(), shape.tokens}, keys.options());
            // dS = carried A3 (row - A3 row): the mean of the softmax's backward pass is the gradient of `carried`.
            forEachChunkOfLandmarks(from, landmarkQuery[head], key, ofHead(a3, head), false,
                                    [&](int64_t first, int64_t last, const at::Tensor &a) {
                                        const at::Tensor mean = carriedGradient.slice(0, first, last);
                                        mean.copy_(at::mv(from.ofTokens(a), row.squeeze(0)).unsqueeze(1));
                                        at::Tensor gradient = wide.slice(0, 0, last - first);
                                        at::sub_out(gradient, row, mean);
                                        gradient.mul_(from.ofTokens(a));
                                        const at::Tensor factor = carried.slice(0, first, last);
                                        at::Tensor own = queryGradient[head].slice(0, first, last);
                                        at::mm_out(own, gradient, key).mul_(factor);
                                        ofKey.addmm_(gradient.t(), landmarkQuery[head].slice(0, first, last) * factor);
                                    });
            double &ofStart = startGradient[static_cast<std::size_t>(head)];
            const at::Tensor firstGradient =
                inverse.factorsBackward(head, trace, carriedGradient, a2Gradient[head], ofStart);
            // states[0] = A2 to^T / c
            a2Gradient[head].addmm_(firstGradient, to[head], 1, inverse.inverseStart());
            toGradient[head].copy_(inverse.applyStart(head, firstGradient).t());
            ofStart -= (firstGradient * trace.states[0][head]).sum().item<double>() * inverse.inverseStart();
        });
        throughAmongLandmarks(inverse, startGradient, a2, a2Gradient, landmarkQuery, landmarkKey, queryGradient,
                              keyGradient);
        return {toGradient, keysGradient, queryGradient, keyGradient, {}, {}, {}, {}};
    }
};

bool recorded(std::initializer_list<at::Tensor> inputs)
{
    return at::GradMode::is_enabled() &&
           std::any_of(inputs.begin(), inputs.end(), [](const at::Tensor &input) { return input.requires_grad(); });
}

} // namespace

AttentionThroughLandmarks attendByHeads(const at::Tensor &qkv, const Landmarks &landmarks,
                                        const at::Tensor &convolution, const MatrixBudget &budget)
{
    const bool keep = recorded({qkv, landmarks.query, landmarks.key, convolution});
    const variable_list results = ByHeads::apply(qkv, landmarks.query.contiguous(), landmarks.key.contiguous(),
                                                 convolution, landmarks.padding, budget.chunk, budget.kept, keep);
    return {results[0], results[1]};
}

at::Tensor carryByHeads(const at::Tensor &to, const at::Tensor &keys, const Landmarks &landmarks,
                        const MatrixBudget &budget)
{
    const bool keep = recorded({to, keys, landmarks.query, landmarks.key});
    return CarryByHeads::apply(to, keys, landmarks.query.contiguous(), landmarks.key.contiguous(), landmarks.padding,
                               budget.chunk, budget.kept, keep);
}

} // namespace tessera::mil
