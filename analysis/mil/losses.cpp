#include "analysis/mil/losses.h"

#include <ATen/ATen.h>

namespace tessera::mil {

at::Tensor consistency(const at::Tensor &student, const at::Tensor &teacher, double temperature)
{
    const at::Tensor target = at::softmax(teacher.detach() / temperature, -1);
    return -(target * at::log_softmax(student, -1)).sum(-1).mean();
}

} // namespace tessera::mil
