#include "analysis/mil/parameters.h"

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>

#include <cmath>

namespace tessera::mil {
namespace {

constexpr int64_t attentionWidth = 128; // the published one
constexpr int64_t poolingWidth = 512;   // of mean and max
constexpr int64_t recycleInner = 512;   // 8 heads of width 64, whatever the model's width

class ShapeList {
public:
    void linear(const std::string &name, int64_t outputs, int64_t inputs)
    {
        weight(name, outputs, inputs);
        add(name + ".bias", {outputs}, Start::zeros);
    }
    void weight(const std::string &name, int64_t outputs, int64_t inputs)
    {
        add(name + ".weight", {outputs, inputs}, Start::xavierNormal);
    }
    void norm(const std::string &name, int64_t width)
    {
        add(name + ".weight", {width}, Start::ones);
        add(name + ".bias", {width}, Start::zeros);
    }
    void convolution(const std::string &name, std::vector<int64_t> shape, int64_t fanIn)
    {
        const int64_t outputs = shape[0];
        kernel(name, std::move(shape), fanIn);
        add(name + ".bias", {outputs}, Start::fanIn, fanIn);
    }
    void kernel(const std::string &name, std::vector<int64_t> shape, int64_t fanIn)
    {
        add(name + ".weight", std::move(shape), Start::fanIn, fanIn);
    }
    void add(std::string key, std::vector<int64_t> shape, Start start, int64_t fanIn = 1,
             Trained trained = Trained::byGradient)
    {
        m_list.push_back({std::move(key), std::move(shape), start, fanIn, trained});
    }
    std::vector<ParameterShape> take() { return std::move(m_list); }

private:
    std::vector<ParameterShape> m_list;
};

void addRecycling(ShapeList &list, const Architecture &a)
{
    list.add("merge.global_q_mm", {1, a.mergeK, a.modelDim}, Start::queries, 1, Trained::byAverage);
    list.norm("merge.norm", a.modelDim);
    list.weight("merge.attn.to_kv", 2 * recycleInner, a.modelDim);
    list.weight("merge.attn.to_q", recycleInner, a.modelDim);
    list.linear("merge.attn.to_out.0", a.modelDim, recycleInner);
}

void addAttention(ShapeList &list, const Architecture &a)
{
    const std::string name = "online_encoder.attention.attention";
    if (a.gated) {
        list.weight(name + "_a.0", attentionWidth, a.modelDim);
        list.weight(name + "_b.0", attentionWidth, a.modelDim);
        list.weight(name + "_c", 1, attentionWidth);
    } else {
        list.weight(name + ".0", attentionWidth, a.modelDim);
        list.weight(name + ".2", 1, attentionWidth);
    }
}

void addSelfAttention(ShapeList &list, const Architecture &a)
{
    const std::string encoder = "online_encoder.";
    const int64_t inner = a.heads * (a.modelDim / 8);
    list.add(encoder + "cls_token", {1, 1, a.modelDim}, Start::normal);
    const auto addLayer = [&](const std::string &layer) {
        list.norm(layer + "norm", a.modelDim);
        list.weight(layer + "attn.to_qkv", 3 * inner, a.modelDim);
        list.linear(layer + "attn.to_out.0", a.modelDim, inner);
        list.kernel(layer + "attn.res_conv", {a.heads, 1, 33, 1}, 33);
    };
    addLayer(encoder + "layer1.");
    list.convolution(encoder + "pos_embedding.proj", {a.modelDim, 1, 7, 7}, 49);
    list.convolution(encoder + "pos_embedding.proj1", {a.modelDim, 1, 5, 5}, 25);
    list.convolution(encoder + "pos_embedding.proj2", {a.modelDim, 1, 3, 3}, 9);
    addLayer(encoder + "layer2.");
    list.norm(encoder + "norm", a.modelDim);
}

void addDualStream(ShapeList &list, const Architecture &a)
{
    const std::string encoder = "online_encoder.";
    list.linear(encoder + "i_classifier.0", a.classes, a.modelDim);
    list.linear(encoder + "b_classifier.q.0", attentionWidth, a.modelDim);
    list.linear(encoder + "b_classifier.q.2", attentionWidth, attentionWidth);
    list.linear(encoder + "b_classifier.v.1", a.modelDim, a.modelDim);
    list.convolution(encoder + "b_classifier.fcc", {a.classes, a.classes, a.modelDim}, a.classes * a.modelDim);
}

at::Tensor started(const ParameterShape &parameter, const Architecture &architecture, at::Generator generator)
{
    const at::Tensor tensor = at::empty(parameter.shape, at::TensorOptions().dtype(at::kFloat));
    const auto uniform = [&](double bound) { return tensor.uniform_(-bound, bound, generator); };
    switch (parameter.start) {
    case Start::xavierNormal: {
        const auto fans = static_cast<double>(parameter.shape[0] + parameter.shape[1]);
        return tensor.normal_(0, std::sqrt(2 / fans), generator);
    }
    case Start::zeros:
        return tensor.zero_();
    case Start::ones:
        return tensor.fill_(1);
    case Start::fanIn:
        return uniform(1 / std::sqrt(static_cast<double>(parameter.fanIn)));
    case Start::normal:
        return tensor.normal_(0, 1, generator);
    case Start::queries:
        return uniform(std::sqrt(6 / (768 + static_cast<double>(architecture.modelDim))));
    }
    return tensor;
}

} // namespace

std::vector<ParameterShape> parameterShapes(const Architecture &architecture)
{
    ShapeList list;
    if (architecture.baseline == Baseline::mean || architecture.baseline == Baseline::max) {
        list.linear("head.0", poolingWidth, architecture.inputDim);
        list.linear(architecture.dropout > 0 ? "head.3" : "head.2", architecture.classes, poolingWidth);
        return list.take();
    }
    if (architecture.hasRecycleNetwork())
        addRecycling(list, architecture);
    list.linear("feature.0", architecture.modelDim, architecture.inputDim);
    if (architecture.baseline == Baseline::attn)
        addAttention(list, architecture);
    else if (architecture.baseline == Baseline::selfattn)
        addSelfAttention(list, architecture);
    else
        addDualStream(list, architecture);
    list.linear("predictor", architecture.classes, architecture.modelDim);
    return list.take();
}

Weights initialWeights(const Architecture &architecture, uint64_t seed)
{
    at::Generator generator = at::make_generator<at::CPUGeneratorImpl>(seed);
    Weights weights;
    for (const ParameterShape &parameter : parameterShapes(architecture))
        weights.emplace(parameter.key, started(parameter, architecture, generator));
    return weights;
}

} // namespace tessera::mil
