#pragma once
#include <ATen/core/Tensor.h>

#include <map>
#include <string>

namespace tessera::mil {

/// Published key -> tensor (float32, on the device that computes).
using Weights = std::map<std::string, at::Tensor>;

/// Throws c10::Error that names the key when it is missing.
const at::Tensor &take(const Weights &weights, const std::string &key);

} // namespace tessera::mil
