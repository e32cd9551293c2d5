#include "analysis/mil/weights.h"

#include <c10/util/Exception.h>

namespace tessera::mil {

const at::Tensor &take(const Weights &weights, const std::string &key)
{
    const auto found = weights.find(key);
    TORCH_CHECK(found != weights.end(), "tensor ", key, " is missing");
    return found->second;
}

} // namespace tessera::mil
