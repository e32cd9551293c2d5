#include "analysis/mil/randomsource.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numeric>
#include <utility>

namespace tessera::mil {
namespace {

/// Number `index` of a stream: SplitMix64 (Steele, Lea, Flood 2014), whose state is a counter, so that any thread can
/// start anywhere.
uint64_t number(uint64_t stream, uint64_t index)
{
    uint64_t z = stream + (index + 1) * 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

/// The stream of the next call.
uint64_t nextStream(SeededRandom::State &state) { return number(number(state.seed, 0), state.drawn++); }

/// 8 masks from each number where the rate is a whole number of 256ths (as 0.25 is), else 4 from 16 bits each. Whether
/// a lane is kept is its borrow-free comparison with the threshold.
template <typename Lane>
void fillMask(uint8_t *mask, int64_t count, uint64_t stream, uint32_t threshold)
{
    constexpr int64_t lanes = 8 / sizeof(Lane);
    at::parallel_for(0, (count + lanes - 1) / lanes, 4096, [&](int64_t begin, int64_t end) {
        for (int64_t block = begin; block < end; ++block) {
            const uint64_t bits = number(stream, static_cast<uint64_t>(block));
            Lane lane[lanes];
            std::memcpy(lane, &bits, sizeof lane);
            uint8_t kept[lanes];
            for (int64_t i = 0; i < lanes; ++i)
                kept[i] = lane[i] >= threshold;
            std::memcpy(mask + block * lanes, kept,
                        static_cast<std::size_t>(std::min<int64_t>(lanes, count - block * lanes)));
        }
    });
}

} // namespace

at::Tensor SeededRandom::uniform(int64_t count)
{
    const uint64_t stream = nextStream(m_state);
    const at::Tensor values = at::empty({count}, at::TensorOptions().dtype(at::kFloat));
    float *out = values.data_ptr<float>();
    for (int64_t i = 0; i < count; ++i)
        out[i] = static_cast<float>(number(stream, static_cast<uint64_t>(i)) >> 40) * 0x1p-24f;
    return values.to(m_device);
}

at::Tensor SeededRandom::permutation(int64_t count)
{
    const uint64_t stream = nextStream(m_state);
    const at::Tensor ids = at::arange(count, at::TensorOptions().dtype(at::kLong));
    int64_t *out = ids.data_ptr<int64_t>();
    for (int64_t i = count - 1; i > 0; --i) // Fisher and Yates
        std::swap(out[i], out[number(stream, static_cast<uint64_t>(i)) % static_cast<uint64_t>(i + 1)]);
    return ids.to(m_device);
}

at::Tensor SeededRandom::dropoutMask(at::IntArrayRef shape, double rate)
{
    const uint64_t stream = nextStream(m_state);
    const at::Tensor mask = at::empty(shape, at::TensorOptions().dtype(at::kBool));
    auto *out = static_cast<uint8_t *>(mask.data_ptr());
    if (std::floor(rate * 256) == rate * 256)
        fillMask<uint8_t>(out, mask.numel(), stream, static_cast<uint32_t>(rate * 256));
    else
        fillMask<uint16_t>(out, mask.numel(), stream, static_cast<uint32_t>(std::lround(rate * 65536)));
    return mask.to(m_device);
}

} // namespace tessera::mil
