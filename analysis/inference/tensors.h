#pragma once
#include "base/result.h"
#include "base/safetensors.h"

#include <ATen/core/Tensor.h>

#include <functional>
#include <map>
#include <string>

namespace tessera {

/// A copy of a stored tensor in its own type on the CPU; f16, bf16, f32, f64, u8, i32 and i64.
/// Throws std::invalid_argument for another type.
at::Tensor tensorOf(const TensorView &view);

/// All tensors of a file as float32 on the CPU, by name.
std::map<std::string, at::Tensor> floatTensorsOf(const Safetensors &file);

/// Runs `work`, in which LibTorch may throw, and turns what it throws into an Error: outOfMemory(`doing`) where memory
/// was the trouble, else internal(what LibTorch says). Every call into LibTorch from the engine goes through here.
Result<void> guarded(const std::string &doing, const std::function<void()> &work);

} // namespace tessera
