#include "analysis/encoder/residualnetwork.h"
#include "base/safetensors.h"

#include <ATen/ATen.h>

#include <QTest>

#include <cstring>

using namespace tessera;

namespace {

/// An encoder with what PyTorch computes of it.
const std::string package = TESSERA_SOURCE_DIR "/tests/golden/encoder/";

using WeightMap = std::map<std::string, at::Tensor>;

at::Tensor floats(const TensorView &view)
{
    const std::vector<float> values = toFloats(view);
    const at::Tensor tensor = at::empty(view.shape, at::TensorOptions().dtype(at::kFloat));
    std::memcpy(tensor.data_ptr(), values.data(), values.size() * sizeof(float));
    return tensor;
}

ResidualNetwork compactEncoder()
{
    WeightMap weights;
    const Safetensors file = Safetensors::open(package + "model.safetensors").value();
    for (const TensorView &view : file.tensors())
        weights.emplace(view.name, floats(view));
    ResidualNetworkSpec spec;
    spec.blocks = {2, 2, 2, 2};
    spec.mean = {0.70f, 0.54f, 0.69f};
    spec.deviation = {0.24f, 0.28f, 0.22f};
    return {spec, weights, at::kCPU};
}

struct Reference {
    at::Tensor tiles, preprocessed, features;
};

Reference reference()
{
    const Safetensors file = Safetensors::open(package + "reference_outputs.safetensors").value();
    const TensorView tiles = *file.find("input.tiles");
    Reference r;
    r.tiles = floats(tiles).to(at::kByte);
    r.preprocessed = floats(*file.find("expect.preprocessed"));
    r.features = floats(*file.find("expect.features"));
    return r;
}

double difference(const at::Tensor &a, const at::Tensor &b)
{
    return (a.to(at::kFloat) - b).abs().max().item<double>();
}

/// A random network whose batch norms do something.
WeightMap randomWeights(ResidualNetworkSpec::Block block, const std::vector<int64_t> &widths)
{
    WeightMap w;
    const auto add = [&](const std::string &convolution, const std::string &norm, int64_t out, int64_t in,
                         int64_t kernel) {
        w[convolution + ".weight"] =
            at::randn({out, in, kernel, kernel}) * std::sqrt(1.0 / static_cast<double>(in * kernel * kernel));
        w[norm + ".weight"] = at::rand({out}) + 0.5;
        w[norm + ".bias"] = at::randn({out}) * 0.1;
        w[norm + ".running_mean"] = at::randn({out}) * 0.1;
        w[norm + ".running_var"] = at::rand({out}) + 0.5;
    };
    const bool bottleneck = block == ResidualNetworkSpec::Block::bottleneck;
    add("conv1", "bn1", 8, 3, 7);
    int64_t in = 8;
    for (std::size_t stage = 0; stage < widths.size(); ++stage) {
        const std::string name = "layer" + std::to_string(stage + 1) + ".0.";
        const int64_t width = widths[stage], out = bottleneck ? 4 * width : width;
        add(name + "conv1", name + "bn1", width, in, bottleneck ? 1 : 3);
        add(name + "conv2", name + "bn2", width, width, 3);
        if (bottleneck)
            add(name + "conv3", name + "bn3", out, width, 1);
        if (stage > 0 || in != out)
            add(name + "downsample.0", name + "downsample.1", out, in, 1);
        in = out;
    }
    return w;
}

/// The network written down once more, with batch norms where the paper has them and nothing folded.
at::Tensor plainly(const WeightMap &w, ResidualNetworkSpec::Block block, std::size_t stages, at::Tensor x)
{
    const auto convolution = [&](const std::string &conv, const std::string &norm, const at::Tensor &input,
                                 int64_t stride) {
        const at::Tensor weight = w.at(conv + ".weight");
        const at::Tensor y = at::conv2d(input, weight, {}, at::IntArrayRef({stride, stride}),
                                        at::IntArrayRef({weight.size(2) / 2, weight.size(2) / 2}));
        return at::batch_norm(y, w.at(norm + ".weight"), w.at(norm + ".bias"), w.at(norm + ".running_mean"),
                              w.at(norm + ".running_var"), false, 0, 1e-5, false);
    };
    x = at::max_pool2d(at::relu(convolution("conv1", "bn1", x, 2)), at::IntArrayRef({3, 3}), at::IntArrayRef({2, 2}),
                       at::IntArrayRef({1, 1}));
    const bool bottleneck = block == ResidualNetworkSpec::Block::bottleneck;
    for (std::size_t stage = 0; stage < stages; ++stage) {
        const std::string name = "layer" + std::to_string(stage + 1) + ".0.";
        const int64_t stride = stage > 0 ? 2 : 1;
        at::Tensor y = at::relu(convolution(name + "conv1", name + "bn1", x, bottleneck ? 1 : stride));
        y = convolution(name + "conv2", name + "bn2", y, bottleneck ? stride : 1);
        if (bottleneck)
            y = convolution(name + "conv3", name + "bn3", at::relu(y), 1);
        const at::Tensor skip = w.count(name + "downsample.0.weight")
                                    ? convolution(name + "downsample.0", name + "downsample.1", x, stride)
                                    : x;
        x = at::relu(y + skip);
    }
    return x.mean(at::IntArrayRef({2, 3}));
}

} // namespace

class EncoderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesWhatPyTorchGives()
    {
        const ResidualNetwork network = compactEncoder();
        const Reference r = reference();
        QVERIFY(difference(network.preprocess(r.tiles.slice(0, 0, r.preprocessed.size(0))), r.preprocessed) <= 1e-5);
        QVERIFY(difference(network.encode(r.tiles), r.features) <= 1e-4);
    }

    void givesATileTheSameFeaturesInAnyBatch()
    {
        const ResidualNetwork network = compactEncoder();
        const Reference r = reference();
        const at::Tensor together = network.encode(r.tiles);
        for (int64_t i = 0; i < r.tiles.size(0); i += 5)
            QVERIFY(difference(network.encode(r.tiles.slice(0, i, i + 1)), together.slice(0, i, i + 1)) <= 1e-5);
    }

    void foldsBatchNormsWithoutChangingTheOutcome_data()
    {
        QTest::addColumn<int>("block");
        QTest::addColumn<int>("stages");
        QTest::newRow("basic, all stages") << int(ResidualNetworkSpec::Block::basic) << 4;
        QTest::newRow("bottleneck, all stages") << int(ResidualNetworkSpec::Block::bottleneck) << 4;
        QTest::newRow("bottleneck, stopped after the third") << int(ResidualNetworkSpec::Block::bottleneck) << 3;
    }
    void foldsBatchNormsWithoutChangingTheOutcome()
    {
        QFETCH(int, block);
        QFETCH(int, stages);
        at::manual_seed(3);
        ResidualNetworkSpec spec;
        spec.block = static_cast<ResidualNetworkSpec::Block>(block);
        spec.blocks = {1, 1, 1, 1};
        spec.stopAfter = stages;
        spec.mean = {0.5f, 0.4f, 0.6f};
        spec.deviation = {0.2f, 0.3f, 0.25f};
        const WeightMap weights = randomWeights(spec.block, {8, 12, 16, 24});
        const ResidualNetwork network(spec, weights, at::kCPU);
        const at::Tensor tiles = at::randint(0, 256, {3, 64, 64, 3}, at::TensorOptions().dtype(at::kByte));
        const at::Tensor input =
            (tiles.permute({0, 3, 1, 2}).to(at::kFloat) / 255 - at::tensor({0.5f, 0.4f, 0.6f}).view({1, 3, 1, 1})) /
            at::tensor({0.2f, 0.3f, 0.25f}).view({1, 3, 1, 1});
        const at::Tensor expected = plainly(weights, spec.block, static_cast<std::size_t>(stages), input);
        QVERIFY(difference(network.encode(tiles), expected) <= 1e-4 * expected.abs().max().item<double>());
    }

    void namesAMissingTensor()
    {
        WeightMap weights = randomWeights(ResidualNetworkSpec::Block::basic, {8, 12, 16, 24});
        weights.erase("layer2.0.bn1.running_var");
        ResidualNetworkSpec spec;
        spec.blocks = {1, 1, 1, 1};
        spec.deviation = {1, 1, 1};
        try {
            const ResidualNetwork network(spec, weights, at::kCPU);
            QFAIL("a network without a tensor was made");
        } catch (const c10::Error &problem) {
            QVERIFY(std::string(problem.what()).find("layer2.0.bn1.running_var") != std::string::npos);
        }
    }
};

QTEST_APPLESS_MAIN(EncoderTest)
#include "tst_encoder.moc"
