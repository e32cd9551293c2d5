#include "analysis/mil/classaware.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <vector>

namespace tessera::mil {

at::Tensor classAwareScore(const at::Tensor &parts, const at::Tensor &predictorWeight, const at::Tensor &predictorBias)
{
    return classAwareScoreOf(at::matmul(parts, predictorWeight.t()), predictorBias);
}

at::Tensor classAwareScoreOf(const at::Tensor &partLogits, const at::Tensor &predictorBias)
{
    return std::get<0>(at::softmax(partLogits + predictorBias[0], 1).max(1));
}

at::Tensor logProbabilitiesInDouble(int64_t tiles, const at::Tensor &predictorWeight,
                                    const std::function<at::Tensor(int64_t begin, int64_t end)> &parts)
{
    constexpr int64_t chunkRows = 1024;
    const at::Tensor weight = predictorWeight.to(at::kDouble).t();
    std::vector<at::Tensor> chunks;
    for (int64_t row = 0; row < tiles; row += chunkRows)
        chunks.push_back(at::log_softmax(at::matmul(parts(row, std::min(row + chunkRows, tiles)), weight), 1));
    return at::cat(chunks);
}

} // namespace tessera::mil
