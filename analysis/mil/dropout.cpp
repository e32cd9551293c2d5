#include "analysis/mil/dropout.h"

#include <ATen/ATen.h>

namespace tessera::mil {

at::Tensor dropout(const at::Tensor &x, double rate, RandomSource *random)
{
    if (!random || rate == 0)
        return x;
    return x * random->dropoutMask(x.sizes(), rate).to(x.device(), x.scalar_type()).mul_(1 / (1 - rate));
}

} // namespace tessera::mil
