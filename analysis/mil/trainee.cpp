#include "analysis/mil/recycle.h"
#include "analysis/mil/trainstep.h"

#include <ATen/ATen.h>

namespace tessera::mil {
namespace {

/// Copies of the model's tensors on the device, checked against their shapes.
Weights copied(const std::vector<ParameterShape> &shapes, const Weights &from, const Weights &otherwise,
               at::Device device)
{
    Weights result;
    for (const ParameterShape &parameter : shapes) {
        const bool own = from.contains(parameter.key);
        const at::Tensor &value = own ? from.at(parameter.key) : take(otherwise, parameter.key);
        TORCH_CHECK(value.sizes() == at::IntArrayRef(parameter.shape), "tensor ", parameter.key, " is ", value.sizes(),
                    " instead of ", at::IntArrayRef(parameter.shape));
        result.emplace(parameter.key, value.detach().to(device, at::kFloat, false, /*copy=*/true).contiguous());
    }
    return result;
}

Weights trainable(const std::vector<ParameterShape> &shapes, Weights weights)
{
    for (const ParameterShape &parameter : shapes)
        weights.at(parameter.key).set_requires_grad(parameter.trained == Trained::byGradient);
    return weights;
}

std::vector<at::Tensor> inOrder(const std::vector<ParameterShape> &shapes, const Weights &weights)
{
    std::vector<at::Tensor> values;
    for (const ParameterShape &parameter : shapes)
        values.push_back(weights.at(parameter.key));
    return values;
}

} // namespace

Trainee::Trainee(const Architecture &form, const Weights &studentStart, const Weights &teacherStart, at::Device where)
    : architecture(form), shapes(parameterShapes(form)),
      studentWeights(trainable(shapes, copied(shapes, studentStart, {}, where))),
      teacherWeights(form.version == Version::pure ? Weights{} : copied(shapes, teacherStart, studentStart, where)),
      student(form, studentWeights), device(where)
{
    if (form.version != Version::pure)
        teacher.emplace(form, teacherWeights);
}

std::vector<at::Tensor> Trainee::trained() const
{
    std::vector<at::Tensor> values;
    for (const ParameterShape &parameter : shapes)
        if (parameter.trained == Trained::byGradient)
            values.push_back(studentWeights.at(parameter.key));
    return values;
}

std::vector<at::Tensor> Trainee::studentValues() const { return inOrder(shapes, studentWeights); }

std::vector<at::Tensor> Trainee::teacherValues() const
{
    return teacher ? inOrder(shapes, teacherWeights) : std::vector<at::Tensor>{};
}

} // namespace tessera::mil
