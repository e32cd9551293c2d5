// The baseline `selfattn` of the published size (D 1024, M 512, 8 heads): milliseconds of a prediction, of a
// training pass (forward and backward, with dropout) and of the teacher's part of a step (forward and score), beside
// the speed of a plain matrix product in the same run, because both change with what else the machine does.
//
//     build/release/bench/bench_selfattention [rounds] [tiles...]
#include "analysis/mil/network.h"
#include "analysis/mil/randomsource.h"
#include "tests/bench/allocator.h"
#include "tests/support/processortime.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <map>
#include <sys/resource.h>
#include <vector>

using namespace tessera;

namespace {

struct Milliseconds {
    double wall = 1e300;
    double processor = 1e300; ///< of all threads together; the figure to go by on a busy machine, with one thread
};

double processorMilliseconds() { return testing::processorSeconds() * 1e3; }

/// Minimum of `rounds` runs.
Milliseconds fastest(int rounds, const std::function<void()> &work)
{
    Milliseconds best;
    for (int round = 0; round < rounds; ++round) {
        const double processor = processorMilliseconds();
        const auto start = std::chrono::steady_clock::now();
        work();
        const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - start;
        best.wall = std::min(best.wall, taken.count());
        best.processor = std::min(best.processor, processorMilliseconds() - processor);
    }
    return best;
}

/// Masks that are made once: what drawing them costs is not measured here.
class PreparedMasks : public mil::RandomSource {
public:
    at::Tensor uniform(int64_t count) override { return at::rand({count}); }
    at::Tensor permutation(int64_t count) override { return at::randperm(count); }
    at::Tensor dropoutMask(at::IntArrayRef shape, double rate) override
    {
        at::Tensor &mask = m_masks[shape.vec()];
        if (!mask.defined())
            mask = at::rand(shape) >= rate;
        return mask;
    }

private:
    std::map<std::vector<int64_t>, at::Tensor> m_masks;
};

mil::Weights randomWeights(int64_t inputDim, int64_t width, int64_t heads, int64_t classes)
{
    mil::Weights weights;
    const auto normal = [&](const std::string &key, std::vector<int64_t> shape, double deviation) {
        weights[key] = at::randn(shape).mul_(deviation).requires_grad_();
    };
    const auto linear = [&](const std::string &key, int64_t out, int64_t in, bool bias) {
        normal(key + ".weight", {out, in}, std::sqrt(2.0 / static_cast<double>(in + out)));
        if (bias)
            normal(key + ".bias", {out}, 0);
    };
    const auto norm = [&](const std::string &key) {
        weights[key + ".weight"] = at::ones({width}).requires_grad_();
        weights[key + ".bias"] = at::zeros({width}).requires_grad_();
    };
    linear("feature.0", width, inputDim, true);
    linear("predictor", classes, width, true);
    const std::string encoder = "online_encoder.";
    normal(encoder + "cls_token", {1, 1, width}, 1);
    norm(encoder + "norm");
    for (const char *layer : {"layer1.", "layer2."}) {
        const int64_t inner = heads * (width / 8);
        norm(encoder + layer + "norm");
        linear(encoder + layer + "attn.to_qkv", 3 * inner, width, false);
        linear(encoder + layer + "attn.to_out.0", width, inner, true);
        normal(encoder + layer + "attn.res_conv.weight", {heads, 1, 33, 1}, 0.1);
    }
    int64_t side = 7;
    for (const char *kernel : {"proj", "proj1", "proj2"}) {
        normal(encoder + "pos_embedding." + kernel + ".weight", {width, 1, side, side}, 0.1);
        normal(encoder + "pos_embedding." + kernel + ".bias", {width}, 0);
        side -= 2;
    }
    return weights;
}

void printProductSpeed()
{
    const at::Tensor a = at::randn({2048, 2048});
    const Milliseconds taken = fastest(5, [&] { at::mm(a, a); });
    const double operations = 2 * 2048.0 * 2048 * 2048 / 1e6;
    std::printf("%d threads, sgemm %.0f GFLOP/s, %.0f by processor time\n", at::get_num_threads(),
                operations / taken.wall, operations / taken.processor);
}

double peakMegabytes()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

} // namespace

int main(int argc, char **argv)
{
    bench::tuneAllocator();
    const int rounds = argc > 1 ? std::atoi(argv[1]) : 5;
    std::vector<int64_t> bags;
    for (int i = 2; i < argc; ++i)
        bags.push_back(std::atoll(argv[i]));
    if (bags.empty())
        bags = {400, 2000, 10000};

    mil::Architecture architecture;
    architecture.version = mil::Version::v2;
    architecture.baseline = mil::Baseline::selfattn;
    at::manual_seed(1);
    const mil::Weights weights = randomWeights(architecture.inputDim, architecture.modelDim, architecture.heads, 2);
    const mil::Network network(architecture, weights);
    printProductSpeed();
    for (const int64_t tiles : bags) {
        const at::Tensor features = at::randn({tiles, architecture.inputDim});
        PreparedMasks random;
        const Milliseconds predict = fastest(rounds, [&] {
            const at::NoGradGuard noGradient;
            network.aggregator->pool(network.embedding.forward(features), nullptr);
        });
        const Milliseconds teach = fastest(rounds, [&] {
            const at::NoGradGuard noGradient;
            const at::Tensor keep = random.dropoutMask({tiles, architecture.modelDim}, architecture.dropout);
            const at::Tensor tokens = network.embedding.forward(features, {{}, keep, {}});
            const mil::Pooled pooled = network.aggregator->pool(tokens, &random);
            network.aggregator->score(tokens, pooled, &random);
        });
        const Milliseconds alone = fastest(1, [&] {
            const at::NoGradGuard noGradient;
            network.aggregator->singleTileLogits(network.embedding.forward(features));
        });
        const double afterPrediction = peakMegabytes();
        const Milliseconds train = fastest(rounds, [&] {
            const at::Tensor keep = random.dropoutMask({tiles, architecture.modelDim}, architecture.dropout);
            const mil::Pooled pooled =
                network.aggregator->pool(network.embedding.forward(features, {{}, keep, {}}), &random);
            network.aggregator->crossEntropy(pooled, 1).backward();
        });
        std::printf("%7ld tiles, wall (processor) ms: predict %.1f (%.1f), teacher %.1f (%.1f), each tile alone %.1f "
                    "(%.1f), train %.1f (%.1f); "
                    "memory %.0f MB without, %.0f MB with training\n",
                    static_cast<long>(tiles), predict.wall, predict.processor, teach.wall, teach.processor, alone.wall,
                    alone.processor, train.wall, train.processor, afterPrediction, peakMegabytes());
    }
    printProductSpeed();
    return 0;
}
