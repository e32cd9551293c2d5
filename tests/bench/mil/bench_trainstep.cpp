// bench_trainstep [--input-dim D] [--threads N] [--device cpu|cuda:0] [--seconds S] [--baseline NAME]
//   Milliseconds of a training step (pure and MHIM version 2: forward, backward, Adam, teacher) and of a prediction, by
//   baseline and bag size, beside the rate of a 2048 x 2048 matrix product measured in the same run, and beside what
//   the published Python implementation takes on two cores of this kind.
#include "analysis/mil/optimizer.h"
#include "analysis/mil/randomsource.h"
#include "analysis/mil/trainstep.h"
#include "tests/bench/allocator.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <map>
#include <string>
#include <vector>

using namespace tessera;

namespace {

struct Options {
    int64_t inputDim = 1024;
    int threads = 2;
    at::Device device = at::kCPU;
    double seconds = 2;
    std::string baseline;
};

void synchronize(at::Device device)
{
    if (device.is_cuda())
        at::zeros({1}, at::TensorOptions().device(device)).item<float>();
}

/// The fastest of as many calls as fit into `seconds`, at least three, in ms.
template <typename Work>
double fastest(const Options &options, Work work)
{
    using Clock = std::chrono::steady_clock;
    double best = 1e30;
    const Clock::time_point start = Clock::now();
    for (int call = 0; call < 3 || Clock::now() - start < std::chrono::duration<double>(options.seconds); ++call) {
        synchronize(options.device);
        const Clock::time_point begin = Clock::now();
        work();
        synchronize(options.device);
        best = std::min(best, std::chrono::duration<double, std::milli>(Clock::now() - begin).count());
    }
    return best;
}

double matrixGflops(const Options &options)
{
    const at::NoGradGuard noGradient;
    const at::Tensor a = at::randn({2048, 2048}, options.device);
    const at::Tensor b = at::randn({2048, 2048}, options.device);
    at::Tensor c = at::empty({2048, 2048}, options.device);
    return 2 * 2048.0 * 2048 * 2048 / 1e6 / fastest(options, [&] { at::mm_out(c, a, b); });
}

/// Multiplications and additions of the matrix products of one forward pass over N tiles, in units of 1e9; `embedding`
/// apart, because its backward pass costs as much as its forward pass, that of everything else twice as much.
struct Work {
    double embedding = 0;
    double rest = 0;
    double forward() const { return embedding + rest; }
    double step() const { return 2 * embedding + 3 * rest; }
};

Work workOf(const mil::Architecture &a, double tiles)
{
    const auto m = static_cast<double>(a.modelDim);
    const auto d = static_cast<double>(a.inputDim);
    Work work{2 * tiles * d * m / 1e9, 0};
    switch (a.baseline) {
    case mil::Baseline::attn:
        work.rest = 2 * tiles * m * (128 + 1) / 1e9;
        break;
    case mil::Baseline::dsmil:
        work.rest = 2 * tiles * (m * m + m * 128 + 128 * 128 + m * 2 * static_cast<double>(a.classes)) / 1e9;
        break;
    case mil::Baseline::selfattn: {
        // Layer 1: q, k, v, to_out; four products with 256 landmarks. Layer 2: k and one product (only the class
        // token's row of its result is used). Two pseudo-inverses of six iterations.
        const double landmarks = m / 2;
        work.rest = (2 * tiles * (4 * m * m + 4 * m * landmarks) + 2 * tiles * (m * m + m * landmarks) +
                     2 * 6 * 4 * 2 * 8 * landmarks * landmarks * landmarks) /
                    1e9;
        break;
    }
    default:
        break;
    }
    return work;
}

struct Published {
    double pure, mhim, predict; ///< ms at D = 1024, two cores
};

const std::map<std::pair<mil::Baseline, int64_t>, Published> published{
    {{mil::Baseline::attn, 400}, {33, 96, 5}},           {{mil::Baseline::attn, 10'000}, {380, 592, 83}},
    {{mil::Baseline::attn, 50'000}, {996, 2301, 368}},   {{mil::Baseline::dsmil, 10'000}, {371, 790, 130}},
    {{mil::Baseline::selfattn, 400}, {1243, 1763, 486}}, {{mil::Baseline::selfattn, 10'000}, {3865, 4902, 1418}},
};

double stepMs(const Options &options, const mil::Architecture &architecture, const at::Tensor &features)
{
    const mil::Trainee trainee(architecture, mil::initialWeights(architecture, 1), {}, options.device);
    mil::Optimizer optimizer(trainee.trained(), {});
    mil::SeededRandom random({1, 0}, options.device);
    mil::StepSettings settings;
    settings.maskRatioHigh = architecture.masks.high;
    return fastest(options, [&] {
        mil::trainStep(trainee, features, mil::ClassTarget{1}, settings, random);
        optimizer.step(2e-4);
        if (trainee.teacher)
            mil::moveAverages(trainee.teacherValues(), trainee.studentValues(), 0.9997);
    });
}

double predictMs(const Options &options, const mil::Architecture &architecture, const at::Tensor &features)
{
    const at::NoGradGuard noGradient;
    mil::Weights moved;
    for (const auto &[key, tensor] : mil::initialWeights(architecture, 1))
        moved.emplace(key, tensor.to(options.device));
    const mil::Network placed(architecture, moved);
    return fastest(options, [&] {
        const at::Tensor tokens = placed.embedding.forward(features);
        placed.aggregator->pool(tokens, nullptr).logits.cpu();
    });
}

void printRow(const Options &options, const char *name, mil::Baseline baseline, int64_t tiles, double peak)
{
    mil::Architecture pure;
    pure.baseline = baseline;
    pure.inputDim = options.inputDim;
    mil::Architecture mhim = pure;
    mhim.version = mil::Version::v2;
    const at::Tensor features = at::randn({tiles, options.inputDim}, options.device);
    const double pureMs = stepMs(options, pure, features);
    const double mhimMs = stepMs(options, mhim, features);
    const double predict = predictMs(options, pure, features);
    const Work work = workOf(pure, static_cast<double>(tiles));
    std::printf("%-9s %7lld %9.1f %9.1f %9.1f   %5.2f %5.2f", name, static_cast<long long>(tiles), pureMs, mhimMs,
                predict, work.step() / pureMs * 1e3 / peak, (work.step() + work.forward()) / mhimMs * 1e3 / peak);
    const auto known = published.find({baseline, tiles});
    if (known != published.end() && options.inputDim == 1024)
        std::printf("   %6.1fx %6.1fx %6.1fx", known->second.pure / pureMs, known->second.mhim / mhimMs,
                    known->second.predict / predict);
    std::printf("\n");
    std::fflush(stdout);
}

Options parsed(int argc, char **argv)
{
    Options options;
    for (int i = 1; i + 1 < argc; i += 2) {
        if (!std::strcmp(argv[i], "--input-dim"))
            options.inputDim = std::atoll(argv[i + 1]);
        else if (!std::strcmp(argv[i], "--threads"))
            options.threads = std::atoi(argv[i + 1]);
        else if (!std::strcmp(argv[i], "--device"))
            options.device = at::Device(argv[i + 1]);
        else if (!std::strcmp(argv[i], "--seconds"))
            options.seconds = std::atof(argv[i + 1]);
        else if (!std::strcmp(argv[i], "--baseline"))
            options.baseline = argv[i + 1];
    }
    return options;
}

} // namespace

int main(int argc, char **argv)
{
    bench::tuneAllocator();
    const Options options = parsed(argc, argv);
    at::set_num_threads(options.threads);
    const double peak = matrixGflops(options);
    std::printf("sgemm 2048: %.0f GFLOP/s on %s, %d threads; D = %lld\n", peak, options.device.str().c_str(),
                options.threads, static_cast<long long>(options.inputDim));
    std::printf("%-9s %7s %9s %9s %9s   %11s   %s\n", "", "tiles", "pure ms", "MHIM ms", "predict", "of sgemm",
                "published / ours: pure, MHIM, predict");
    const std::pair<const char *, mil::Baseline> baselines[] = {
        {"attn", mil::Baseline::attn}, {"dsmil", mil::Baseline::dsmil}, {"selfattn", mil::Baseline::selfattn}};
    for (const auto &[name, baseline] : baselines)
        for (const int64_t tiles : {400, 2'000, 10'000, 50'000})
            if (options.baseline.empty() || options.baseline == name)
                printRow(options, name, baseline, tiles, peak);
    std::printf("sgemm 2048 at the end: %.0f GFLOP/s\n", matrixGflops(options));
    return 0;
}
