#include "analysis/mil/baseline.h"

#include "analysis/mil/attention.h"

#include <stdexcept>

namespace tessera::mil {

std::unique_ptr<BaselineModel> makeBaseline(const Architecture &architecture, const Weights &weights,
                                            const std::string &prefix)
{
    switch (architecture.baseline) {
    case Baseline::attn:
        return std::make_unique<AttentionModel>(architecture, weights, prefix);
    case Baseline::selfattn:
    case Baseline::dsmil:
    case Baseline::mean:
    case Baseline::max:
        break;
    }
    throw std::invalid_argument("this version computes the baseline attn only");
}

} // namespace tessera::mil
