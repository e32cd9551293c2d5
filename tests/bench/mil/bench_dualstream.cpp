// Dual-stream pooling of bags, prediction and training, against the matrix products alone: a product of the size of one
// layer runs between the rounds, so that both meet the same machine. Then the memory that a large bag takes.
//
//     build/release/bench/bench_dualstream [threads] [rounds]
#include "analysis/mil/aggregator.h"
#include "analysis/mil/losses.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

using namespace tessera;

namespace {

constexpr int64_t width = 512;
constexpr int64_t classes = 2;

double secondsOf(const std::function<void()> &work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

mil::Weights randomWeights()
{
    mil::Weights weights;
    const auto add = [&](const std::string &key, at::IntArrayRef shape) {
        weights["online_encoder." + key] = (0.05 * at::randn(shape)).requires_grad_();
    };
    add("i_classifier.0.weight", {classes, width});
    add("i_classifier.0.bias", {classes});
    add("b_classifier.q.0.weight", {128, width});
    add("b_classifier.q.0.bias", {128});
    add("b_classifier.q.2.weight", {128, 128});
    add("b_classifier.q.2.bias", {128});
    add("b_classifier.v.1.weight", {width, width});
    add("b_classifier.v.1.bias", {width});
    add("b_classifier.fcc.weight", {classes, classes, width});
    add("b_classifier.fcc.bias", {classes});
    return weights;
}

/// The same by single recorded operations.
mil::Pooled byOperations(const at::Tensor &tokens, const mil::Weights &weights)
{
    const auto linear = [&](const at::Tensor &x, const std::string &layer) {
        return at::linear(x, weights.at("online_encoder." + layer + ".weight"),
                          weights.at("online_encoder." + layer + ".bias"));
    };
    const auto query = [&](const at::Tensor &x) {
        return at::tanh(linear(at::relu(linear(x, "b_classifier.q.0")), "b_classifier.q.2"));
    };
    mil::Pooled pooled;
    const auto [maximum, critical] = linear(tokens, "i_classifier.0").max(0);
    const at::Tensor keys = query(tokens.index_select(0, critical));
    const at::Tensor attention = at::softmax(at::mm(query(tokens), keys.t()) / std::sqrt(128.0), 0);
    pooled.bagFeature = at::mm(attention.t(), at::relu(linear(tokens, "b_classifier.v.1")));
    const at::Tensor bag = at::linear(pooled.bagFeature.reshape({1, -1}),
                                      weights.at("online_encoder.b_classifier.fcc.weight").reshape({classes, -1}),
                                      weights.at("online_encoder.b_classifier.fcc.bias"));
    pooled.logits = 0.5 * bag.squeeze(0) + 0.5 * maximum;
    return pooled;
}

double median(std::vector<double> values)
{
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2), values.end());
    return values[values.size() / 2];
}

double peakMebibytes()
{
    std::ifstream status("/proc/self/status");
    std::string word;
    while (status >> word)
        if (word == "VmHWM:") {
            double kibibytes = 0;
            status >> kibibytes;
            return kibibytes / 1024;
        }
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc > 1)
        at::set_num_threads(std::max(1, std::atoi(argv[1])));
    const int rounds = argc > 2 ? std::max(1, std::atoi(argv[2])) : 7;
    const mil::Weights weights = randomWeights();
    const auto aggregator = mil::makeAggregator({.baseline = mil::Baseline::dsmil}, weights, "");

    const at::Tensor large = at::randn({100000, width});
    const double before = peakMebibytes();
    {
        const c10::InferenceMode inference;
        aggregator->pool(large, nullptr);
    }
    std::printf("a bag of 100,000 tokens (%.0f MiB): %.0f MiB more\n", 100000.0 * width * 4 / 1048576,
                peakMebibytes() - before);

    const at::Tensor teacher = at::randn({classes, width});
    const at::Tensor square = at::randn({2048, 2048});
    std::printf("%d threads; medians of %d rounds; ratio: GFLOP/s of its matrix products to those of one alone\n",
                at::get_num_threads(), rounds);
    std::printf("%7s %12s %12s %7s %12s %12s %7s %10s\n", "tiles", "predict ms", "operations", "ratio", "train ms",
                "operations", "ratio", "GFLOP/s");
    for (const int64_t tiles : {400, 2000, 10000, 50000}) {
        const at::Tensor tokens = at::randn({tiles, width}).requires_grad_();
        const auto train = [&](const mil::Pooled &pooled) {
            (-at::log_softmax(pooled.logits, 0)[1] + 0.5 * mil::consistency(pooled.bagFeature, teacher, 0.1))
                .backward();
            tokens.mutable_grad().reset();
        };
        std::vector<double> predict, predictOperations, step, stepOperations, alone;
        for (int round = 0; round <= rounds; ++round) { // the first warms up
            alone.push_back(2 * std::pow(2048.0, 3) / secondsOf([&] { at::mm(square, square.detach()); }));
            predict.push_back(secondsOf([&] {
                const c10::InferenceMode inference;
                aggregator->pool(tokens, nullptr);
            }));
            predictOperations.push_back(secondsOf([&] {
                const c10::InferenceMode inference;
                byOperations(tokens, weights);
            }));
            step.push_back(secondsOf([&] { train(aggregator->pool(tokens, nullptr)); }));
            stepOperations.push_back(secondsOf([&] { train(byOperations(tokens, weights)); }));
        }
        for (std::vector<double> *values : {&predict, &predictOperations, &step, &stepOperations, &alone})
            values->erase(values->begin());
        const double products =
            2.0 * static_cast<double>(tiles) * (width * (width + 128 + classes) + 128 * (128 + classes));
        std::printf("%7lld %12.2f %12.2f %7.2f %12.2f %12.2f %7.2f %10.0f\n", static_cast<long long>(tiles),
                    1e3 * median(predict), 1e3 * median(predictOperations), products / median(predict) / median(alone),
                    1e3 * median(step), 1e3 * median(stepOperations), 3 * products / median(step) / median(alone),
                    median(alone) / 1e9);
    }
    return 0;
}
