#include "analysis/engine/selfbenchmark.h"

#include "analysis/engine/torchencoder.h"
#include "analysis/inference/tensors.h"
#include "base/text.h"

#include <ATen/ATen.h>

#include <chrono>
#include <fstream>

namespace tessera {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::duration<double> measuringTime{1.0};

/// Calls per second of `work` over the measuring time, after one call that is not counted.
template <typename Work>
double rateOf(Work work)
{
    work();
    const Clock::time_point start = Clock::now();
    int64_t calls = 0;
    while (Clock::now() - start < measuringTime) {
        work();
        ++calls;
    }
    return static_cast<double>(calls) / std::chrono::duration<double>(Clock::now() - start).count();
}

} // namespace

Result<SelfBenchmark> measureSelf(const std::filesystem::path &encoder)
{
    SelfBenchmark result;
    const Result<void> products = guarded("the self-benchmark", [&] {
        constexpr int64_t side = 512;
        const at::Tensor a = at::rand({side, side});
        const at::Tensor b = at::rand({side, side});
        at::Tensor c = at::empty({side, side});
        result.gigaflops = rateOf([&] { at::matmul_out(c, a, b); }) * 2.0 * side * side * side / 1e9;
    });
    if (!products)
        return passOn(products.error());
    if (encoder.empty())
        return result;
    const Result<EncoderPackage> package = readEncoderPackage(encoder);
    if (!package)
        return passOn(package.error());
    const Result<std::unique_ptr<TorchEncoder>> loaded = TorchEncoder::load(*package, at::kCPU);
    if (!loaded)
        return passOn(loaded.error());
    TileBatch batch{package->tilePx, (*loaded)->batchSize(), {}};
    batch.rgb.assign(static_cast<std::size_t>(batch.count * batch.tilePx * batch.tilePx * 3), 128);
    std::vector<float> features(static_cast<std::size_t>(batch.count * package->dim));
    Result<void> encoded;
    result.tilesPerSecond =
        static_cast<double>(batch.count) * rateOf([&] { encoded = (*loaded)->encode(batch, features); });
    if (!encoded)
        return passOn(encoded.error());
    return result;
}

std::filesystem::path blasLibrary()
{
    // What the loader mapped, links resolved: the only witness that is right whatever the alternatives say now.
    std::ifstream maps("/proc/self/maps");
    std::filesystem::path other;
    for (std::string line; std::getline(maps, line);) {
        const std::size_t begin = line.find('/');
        if (begin == std::string::npos)
            continue;
        const std::filesystem::path path = line.substr(begin);
        const std::string file = path.filename().string();
        if (file.starts_with("libopenblas") || file.starts_with("libmkl_core"))
            return path;
        if (file.starts_with("libblas"))
            other = path;
    }
    return other;
}

std::string blasName()
{
    const std::string path = blasLibrary().string();
    if (path.find("openblas") != std::string::npos)
        return path.find("openmp") != std::string::npos    ? "OpenBLAS (OpenMP)"
               : path.find("pthread") != std::string::npos ? "OpenBLAS (pthread)"
                                                           : "OpenBLAS";
    if (path.find("mkl") != std::string::npos)
        return "MKL";
    if (path.find("/blas/libblas") != std::string::npos)
        return "reference BLAS";
    return path.empty() ? "built into LibTorch" : displayed(blasLibrary().filename());
}

} // namespace tessera
