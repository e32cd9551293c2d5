#include "analysis/inference/tensors.h"

#include "base/text.h"

#include <ATen/ATen.h>

#include <cstring>
#include <new>
#include <optional>
#include <stdexcept>

namespace tessera {
namespace {

std::optional<at::ScalarType> scalarTypeOf(Dtype dtype)
{
    switch (dtype) {
    case Dtype::u8:
        return at::kByte;
    case Dtype::f16:
        return at::kHalf;
    case Dtype::bf16:
        return at::kBFloat16;
    case Dtype::i32:
        return at::kInt;
    case Dtype::i64:
        return at::kLong;
    case Dtype::f32:
        return at::kFloat;
    case Dtype::f64:
        return at::kDouble;
    default:
        return std::nullopt;
    }
}

bool speaksOfMemory(const std::string &message)
{
    return message.find("out of memory") != std::string::npos ||
           message.find("not enough memory") != std::string::npos ||
           message.find("can't allocate memory") != std::string::npos;
}

} // namespace

at::Tensor tensorOf(const TensorView &view)
{
    const std::optional<at::ScalarType> type = scalarTypeOf(view.dtype);
    if (!type)
        throw std::invalid_argument("tensor " + view.name + " has the type " + std::string(nameOf(view.dtype)));
    const at::Tensor tensor = at::empty(view.shape, at::TensorOptions().dtype(*type));
    std::memcpy(tensor.data_ptr(), view.bytes.data(), view.bytes.size());
    return tensor;
}

std::map<std::string, at::Tensor> floatTensorsOf(const Safetensors &file)
{
    std::map<std::string, at::Tensor> tensors;
    for (const TensorView &view : file.tensors())
        tensors.emplace(view.name, tensorOf(view).to(at::kFloat));
    return tensors;
}

Result<void> guarded(const std::string &doing, const std::function<void()> &work)
{
    try {
        work();
        return {};
    } catch (const std::bad_alloc &) {
        return fail(ErrorCode::outOfMemory, doing);
    } catch (const c10::Error &problem) {
        const std::string message = validUtf8(problem.what_without_backtrace());
        return speaksOfMemory(message) ? fail(ErrorCode::outOfMemory, doing)
                                       : fail(ErrorCode::internal, doing + ": " + message);
    } catch (const std::exception &problem) {
        const std::string message = validUtf8(problem.what());
        return speaksOfMemory(message) ? fail(ErrorCode::outOfMemory, doing)
                                       : fail(ErrorCode::internal, doing + ": " + message);
    }
}

} // namespace tessera
