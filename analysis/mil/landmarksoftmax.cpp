#include "analysis/mil/landmarksoftmax.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>

namespace tessera::mil {

void softmaxInPlace(const at::Tensor &x)
{
    at::Tensor out = x;
    at::_softmax_out(out, x, -1, false);
}

void softmaxBackwardInPlace(const at::Tensor &gradient, const at::Tensor &a)
{
    at::Tensor out = gradient;
    at::_softmax_backward_data_out(out, gradient, a, -1, a.scalar_type());
}

int64_t FromLandmarks::chunk() const { return std::clamp<int64_t>(m_chunkElements / columns(), 1, m_landmarks); }

void FromLandmarks::make(const at::Tensor &queries, const at::Tensor &keys, const at::Tensor &out) const
{
    at::Tensor similarity = ofTokens(out);
    at::mm_out(similarity, queries, keys.t());
    if (m_padding > 0)
        out.select(1, m_tokens).fill_(std::log(static_cast<double>(m_padding)));
    softmaxInPlace(out);
}

void FromLandmarks::backward(const at::Tensor &gradient, const at::Tensor &a) const
{
    if (m_padding > 0) // their values are 0
        gradient.select(1, m_tokens).zero_();
    softmaxBackwardInPlace(gradient, a);
}

} // namespace tessera::mil
