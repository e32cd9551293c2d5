#pragma once
#include "analysis/protocol/messages.h"
#include "base/result.h"

#include <ATen/core/Tensor.h>

#include <string>
#include <vector>

namespace tessera {

std::string torchVersion();

/// The CPU, and every CUDA device with what keeps it from being used.
std::vector<protocol::Device> listDevices();

struct ChosenDevice {
    at::Device device = at::kCPU;
    std::string name;   ///< for people and for result.json: "cpu (2 threads)", "cuda:0 (...)"
    std::string remark; ///< why `auto` did not take a GPU, else empty
};

/// `wanted` is auto, cpu, cuda or cuda:<index>; `auto` takes the first CUDA device that works, else the CPU.
/// Errors: usage for another word, deviceUnavailable(device, reason).
Result<ChosenDevice> chooseDevice(const std::string &wanted, int threads);

} // namespace tessera
