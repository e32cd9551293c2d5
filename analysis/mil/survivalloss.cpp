#include "analysis/mil/survivalloss.h"

#include <ATen/ATen.h>

namespace tessera::mil {

at::Tensor survivalLoss(const at::Tensor &logits, int64_t bin, bool censored, double alpha)
{
    constexpr double smallest = 1e-7;
    TORCH_CHECK(bin >= 0 && bin < logits.size(0), "time bin ", bin, " of ", logits.size(0));
    const at::Tensor hazards = at::sigmoid(logits);
    const at::Tensor survival = at::cumprod(1 - hazards, 0);
    if (censored)
        return (alpha - 1) * survival[bin].clamp_min(smallest).log();
    const at::Tensor event = -hazards[bin].clamp_min(smallest).log();
    return bin == 0 ? event : event - survival[bin - 1].clamp_min(smallest).log();
}

} // namespace tessera::mil
