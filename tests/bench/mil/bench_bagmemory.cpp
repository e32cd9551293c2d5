// bench_bagmemory predict|pure|mhim attn|dsmil|selfattn [tiles] [input-dim]
//   Peak resident memory of one prediction, or of three training steps, on a bag of 100,000 tiles with 1,536 features,
//   as a multiple of the bag itself (float32). One run a process: the peak never goes down.
#include "analysis/mil/maps.h"
#include "analysis/mil/optimizer.h"
#include "analysis/mil/randomsource.h"
#include "analysis/mil/trainstep.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <sys/resource.h>

using namespace tessera;

namespace {

double peakMiB()
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

mil::Baseline baselineNamed(const std::string &name)
{
    return name == "dsmil" ? mil::Baseline::dsmil : name == "selfattn" ? mil::Baseline::selfattn : mil::Baseline::attn;
}

void train(const mil::Architecture &architecture, const at::Tensor &features)
{
    const mil::Trainee trainee(architecture, mil::initialWeights(architecture, 1), {}, at::kCPU);
    mil::Optimizer optimizer(trainee.trained(), {});
    mil::SeededRandom random({1, 0});
    mil::StepSettings settings;
    settings.maskRatioHigh = architecture.masks.high;
    for (int step = 0; step < 3; ++step) {
        mil::trainStep(trainee, features, mil::ClassTarget{1}, settings, random);
        optimizer.step(2e-4);
        if (trainee.teacher)
            mil::moveAverages(trainee.teacherValues(), trainee.studentValues(), 0.9997);
    }
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 3) {
        std::fprintf(stderr, "bench_bagmemory predict|pure|mhim attn|dsmil|selfattn [tiles] [input-dim]\n");
        return 2;
    }
    const std::string what = argv[1];
    const int64_t tiles = argc > 3 ? std::atoll(argv[3]) : 100'000;
    mil::Architecture architecture;
    architecture.baseline = baselineNamed(argv[2]);
    architecture.inputDim = argc > 4 ? std::atoll(argv[4]) : 1536;
    architecture.version = what == "mhim" ? mil::Version::v2 : mil::Version::pure;
    at::set_num_threads(2);
    const double before = peakMiB(); // the libraries
    const at::Tensor features = at::rand({tiles, architecture.inputDim});
    const double bag = static_cast<double>(features.nbytes()) / (1 << 20);
    const auto start = std::chrono::steady_clock::now();
    if (what == "predict")
        mil::computeMaps(mil::makeModel(architecture, mil::initialWeights(architecture, 1), at::kCPU), features);
    else
        train(architecture, features);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    std::printf("%s %s, %lld x %lld: bag %.0f MiB, peak %.0f MiB = %.2f x the bag (libraries: %.0f MiB more), %.1f s\n",
                argv[1], argv[2], static_cast<long long>(tiles), static_cast<long long>(architecture.inputDim), bag,
                peakMiB() - before, (peakMiB() - before) / bag, before, seconds);
    return 0;
}
