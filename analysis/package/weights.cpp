#include "analysis/package/weights.h"

#include "analysis/package/detail/differences.h"
#include "base/text.h"

namespace tessera {
namespace {

constexpr int64_t attentionWidth = 128; // the published one
using Presence = ExpectedTensor::Presence;

/// Collects names under one prefix.
class TensorList {
public:
    explicit TensorList(std::string prefix = "") : m_prefix(std::move(prefix)) {}
    void add(const std::string &name, std::vector<int64_t> shape, Presence presence = Presence::required)
    {
        m_tensors.push_back({m_prefix + name, std::move(shape), presence, {}});
    }
    void addWithAlias(const std::string &name, const std::string &alias, std::vector<int64_t> shape, Presence presence)
    {
        m_tensors.push_back({m_prefix + name, std::move(shape), presence, m_prefix + alias});
    }
    void addLinear(const std::string &name, int64_t outputs, int64_t inputs)
    {
        add(name + ".weight", {outputs, inputs});
        add(name + ".bias", {outputs});
    }
    void addNorm(const std::string &name, int64_t width)
    {
        add(name + ".weight", {width});
        add(name + ".bias", {width});
    }
    void append(TensorList other) { m_tensors.insert(m_tensors.end(), other.m_tensors.begin(), other.m_tensors.end()); }
    std::vector<ExpectedTensor> take() { return std::move(m_tensors); }

private:
    std::string m_prefix;
    std::vector<ExpectedTensor> m_tensors;
};

TensorList attention(const MilParameters &p)
{
    TensorList list("online_encoder.attention.");
    if (p.gated) {
        list.add("attention_a.0.weight", {attentionWidth, p.modelDim});
        list.add("attention_b.0.weight", {attentionWidth, p.modelDim});
        list.add("attention_c.weight", {1, attentionWidth});
    } else {
        list.add("attention.0.weight", {attentionWidth, p.modelDim});
        list.add("attention.2.weight", {1, attentionWidth});
    }
    return list;
}

TensorList selfAttention(const MilParameters &p)
{
    TensorList list("online_encoder.");
    const int64_t inner = p.heads * (p.modelDim / 8);
    list.add("cls_token", {1, 1, p.modelDim});
    for (const std::string layer : {"layer1.", "layer2."}) {
        list.addNorm(layer + "norm", p.modelDim);
        list.add(layer + "attn.to_qkv.weight", {3 * inner, p.modelDim});
        list.addLinear(layer + "attn.to_out.0", p.modelDim, inner);
        list.add(layer + "attn.res_conv.weight", {p.heads, 1, 33, 1});
    }
    const std::pair<const char *, int64_t> kernels[] = {{"proj", 7}, {"proj1", 5}, {"proj2", 3}};
    for (const auto &[name, size] : kernels) {
        list.add(std::string("pos_embedding.") + name + ".weight", {p.modelDim, 1, size, size});
        list.add(std::string("pos_embedding.") + name + ".bias", {p.modelDim});
    }
    list.addNorm("norm", p.modelDim);
    return list;
}

TensorList dualStream(const MilParameters &p)
{
    TensorList list("online_encoder.");
    list.addLinear("i_classifier.0", p.classes, p.modelDim);
    list.addLinear("b_classifier.q.0", attentionWidth, p.modelDim);
    list.addLinear("b_classifier.q.2", attentionWidth, attentionWidth);
    list.addLinear("b_classifier.v.1", p.modelDim, p.modelDim);
    list.add("b_classifier.fcc.weight", {p.classes, p.classes, p.modelDim});
    list.add("b_classifier.fcc.bias", {p.classes});
    return list;
}

TensorList recycling(const MilParameters &p, Presence presence)
{
    constexpr int64_t inner = 512; // 8 heads of width 64, whatever the model's width
    TensorList list("merge.");
    list.addWithAlias("global_q_mm", "global_q", {1, p.mergeK, p.modelDim}, presence);
    list.add("norm.weight", {p.modelDim}, presence);
    list.add("norm.bias", {p.modelDim}, presence);
    list.add("attn.to_q.weight", {inner, p.modelDim}, presence);
    list.add("attn.to_kv.weight", {2 * inner, p.modelDim}, presence);
    list.add("attn.to_out.0.weight", {p.modelDim, inner}, presence);
    list.add("attn.to_out.0.bias", {p.modelDim}, presence);
    return list;
}

template <typename Compare>
Result<Safetensors> openChecked(const std::filesystem::path &path, Compare compare)
{
    Result<Safetensors> file = Safetensors::open(path);
    if (!file)
        return file;
    if (const std::string differences = compare(file->tensors()); !differences.empty())
        return fail(ErrorCode::weightsMismatch, displayed(path), differences);
    return file;
}

std::vector<ExpectedTensor> milTensors(const MilPackage &package, Presence ofRecycling)
{
    const MilParameters &p = package.parameters;
    TensorList list;
    if (p.baseline == BaselineKind::mean || p.baseline == BaselineKind::max) {
        list.addLinear("head.0", 512, p.inputDim);
        list.addLinear(p.dropout > 0 ? "head.3" : "head.2", p.classes, 512);
        return list.take();
    }
    list.addLinear("feature.0", p.modelDim, p.inputDim);
    list.addLinear("predictor", p.classes, p.modelDim);
    list.append(p.baseline == BaselineKind::attn    ? attention(p)
                : p.baseline == BaselineKind::dsmil ? dualStream(p)
                                                    : selfAttention(p));
    if (package.kind == ArchitectureKind::mhimV2 && p.mergeEnable)
        list.append(recycling(p, ofRecycling));
    return list.take();
}

} // namespace

std::vector<ExpectedTensor> expectedTensors(const MilPackage &package)
{
    return milTensors(package, package.parameters.mergeTest ? Presence::required : Presence::together);
}

std::vector<ExpectedTensor> expectedTeacherTensors(const MilPackage &package)
{
    return milTensors(package, Presence::together);
}

std::vector<ExpectedTensor> expectedTensors(const EncoderPackage &package)
{
    TensorList list;
    const auto addConvolution = [&](const std::string &convolution, const std::string &norm, int64_t outputs,
                                    int64_t inputs, int64_t kernel) {
        list.add(convolution + ".weight", {outputs, inputs, kernel, kernel});
        list.addNorm(norm, outputs);
        list.add(norm + ".running_mean", {outputs});
        list.add(norm + ".running_var", {outputs});
        list.add(norm + ".num_batches_tracked", {}, Presence::optional);
    };
    addConvolution("conv1", "bn1", package.stemWidth, 3, 7);
    int64_t inputs = package.stemWidth;
    for (int64_t stage = 0; stage < package.stopAfter; ++stage) {
        const int64_t width = package.widths[static_cast<std::size_t>(stage)];
        const bool bottleneck = package.block == ResidualBlock::bottleneck;
        const int64_t outputs = bottleneck ? 4 * width : width;
        for (int64_t block = 0; block < package.blocks[static_cast<std::size_t>(stage)]; ++block) {
            const std::string name = "layer" + std::to_string(stage + 1) + "." + std::to_string(block) + ".";
            const bool strided = stage > 0 && block == 0;
            addConvolution(name + "conv1", name + "bn1", width, inputs, bottleneck ? 1 : 3);
            addConvolution(name + "conv2", name + "bn2", width, width, 3);
            if (bottleneck)
                addConvolution(name + "conv3", name + "bn3", outputs, width, 1);
            if (strided || inputs != outputs)
                addConvolution(name + "downsample.0", name + "downsample.1", outputs, inputs, 1);
            inputs = outputs;
        }
    }
    return list.take();
}

Result<Safetensors> openWeights(const MilPackage &package)
{
    return openChecked(package.head.weightsPath(), [&](const std::vector<TensorView> &tensors) {
        return detail::modelDifferences(package, tensors, detail::ElementTypes::stored);
    });
}

Result<Safetensors> openWeights(const EncoderPackage &package)
{
    return openChecked(package.head.weightsPath(), [&](const std::vector<TensorView> &tensors) {
        return detail::differences(expectedTensors(package), tensors, detail::ElementTypes::stored);
    });
}

} // namespace tessera
