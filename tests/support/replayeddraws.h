#pragma once
#include "analysis/mil/randomsource.h"
#include "tests/support/goldenfile.h"

#include <ATen/ATen.h>

#include <stdexcept>
#include <string>
#include <vector>

namespace tessera::testing {

/// The recorded random numbers of a golden file (`PREFIXdraw.NN`) in their order. Throws when a draw of another kind or
/// shape is asked for than was recorded.
class ReplayedDraws : public mil::RandomSource {
public:
    ReplayedDraws(const GoldenFile &golden, const std::string &prefix)
    {
        for (int i = 0;; ++i) {
            const std::string name = prefix + "draw." + (i < 10 ? "0" : "") + std::to_string(i);
            if (!golden.has(name))
                return;
            m_draws.push_back(golden.tensor(name));
        }
    }

    at::Tensor uniform(int64_t count) override { return next(at::kFloat, {count}); }
    at::Tensor permutation(int64_t count) override { return next(at::kLong, {count}); }
    at::Tensor dropoutMask(at::IntArrayRef shape, double) override { return next(at::kByte, shape).to(at::kBool); }
    bool allDrawn() const { return m_next == m_draws.size(); }

private:
    at::Tensor next(at::ScalarType type, at::IntArrayRef shape)
    {
        if (m_next == m_draws.size())
            throw std::logic_error("more draws than were recorded");
        const at::Tensor &draw = m_draws[m_next++];
        if (draw.scalar_type() != type || draw.sizes() != shape)
            throw std::logic_error("draw " + std::to_string(m_next - 1) + " is of another kind or shape");
        return draw;
    }

    std::vector<at::Tensor> m_draws;
    std::size_t m_next = 0;
};

} // namespace tessera::testing
