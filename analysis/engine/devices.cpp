#include "analysis/engine/devices.h"

#include "analysis/inference/tensors.h"

#include <ATen/ATen.h>
#include <torch/cuda.h>
#include <torch/version.h>

#include <charconv>
#include <optional>
#include <sys/sysinfo.h>

namespace tessera {
namespace {

int64_t memoryOfMachine()
{
    struct sysinfo info {};
    return ::sysinfo(&info) == 0 ? static_cast<int64_t>(info.totalram) * info.mem_unit : 0;
}

/// Empty when a small product on the device comes out right.
std::string problemOf(at::Device device)
{
    const Result<void> tried = guarded("a first product", [&] {
        const at::Tensor ones = at::ones({8, 8}, at::TensorOptions().device(device));
        const float sum = at::matmul(ones, ones).sum().item<float>();
        TORCH_CHECK(sum == 512, "it computes ", sum, " instead of 512");
    });
    return tried ? std::string() : tried.error().arguments.back();
}

std::string idOf(int64_t index) { return "cuda:" + std::to_string(index); }

/// The index in "cuda" or "cuda:<index>".
std::optional<int> cudaIndex(const std::string &wanted)
{
    if (wanted == "cuda")
        return 0;
    if (!wanted.starts_with("cuda:"))
        return std::nullopt;
    const char *begin = wanted.data() + 5;
    const char *end = wanted.data() + wanted.size();
    int index = -1;
    const auto [stop, error] = std::from_chars(begin, end, index);
    return error == std::errc() && stop == end && index >= 0 && index < 128 ? std::optional(index) : std::nullopt;
}

std::string reasonAgainst(int index)
{
    if (!torch::cuda::is_available())
        return "this LibTorch sees no CUDA device";
    if (index >= static_cast<int>(torch::cuda::device_count()))
        return "there are " + std::to_string(torch::cuda::device_count()) + " CUDA devices";
    return problemOf(at::Device(at::kCUDA, static_cast<c10::DeviceIndex>(index)));
}

/// A first product of matrices, for which OpenBLAS takes the memory that it works in. Where there is none left later it
/// would try again and again, for ever, instead of failing.
void reserveWorkingMemory()
{
    (void)guarded("a product of matrices", [] { at::mm(at::zeros({512, 512}), at::zeros({512, 512})); });
}

ChosenDevice cpu(int threads, std::string remark)
{
    reserveWorkingMemory();
    return {at::kCPU, "cpu (" + std::to_string(threads) + (threads == 1 ? " thread)" : " threads)"), std::move(remark)};
}

} // namespace

std::string torchVersion() { return TORCH_VERSION; }

std::vector<protocol::Device> listDevices()
{
    std::vector<protocol::Device> devices{{"cpu", "CPU", memoryOfMachine(), {}}};
    const int64_t count = torch::cuda::is_available() ? static_cast<int64_t>(torch::cuda::device_count()) : 0;
    for (int64_t i = 0; i < count; ++i)
        devices.push_back({idOf(i), "CUDA GPU " + std::to_string(i), 0,
                           problemOf(at::Device(at::kCUDA, static_cast<c10::DeviceIndex>(i)))});
    return devices;
}

Result<ChosenDevice> chooseDevice(const std::string &wanted, int threads)
{
    // cuDNN's convolutions use TF32 unless told not to; self-attention's pseudo-inverse amplifies its rounding
    // (mhim-mil.md 9.18).
    at::globalContext().setAllowTF32CuDNN(false);
    at::globalContext().setAllowTF32CuBLAS(false);
    if (wanted == "cpu")
        return cpu(threads, "");
    if (wanted == "auto") {
        const std::string reason = reasonAgainst(0);
        if (reason.empty())
            return ChosenDevice{at::Device(at::kCUDA, 0), idOf(0), ""};
        return cpu(threads, "no GPU is used: " + reason);
    }
    const std::optional<int> index = cudaIndex(wanted);
    if (!index)
        return fail(ErrorCode::usage, "The device \"" + wanted + "\" is not auto, cpu, cuda or cuda:<index>.");
    const std::string reason = reasonAgainst(*index);
    if (!reason.empty())
        return fail(ErrorCode::deviceUnavailable, wanted, reason);
    return ChosenDevice{at::Device(at::kCUDA, static_cast<c10::DeviceIndex>(*index)), idOf(*index), ""};
}

} // namespace tessera
