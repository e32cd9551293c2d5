#pragma once
#include <ATen/core/Tensor.h>

#include <cstdint>
#include <memory>

namespace tessera::mil {

/// Every random number of a training step comes from here, in the order of mhim-mil.md 3.8, so that a recorded step can
/// be replayed. Not thread-safe: one step at a time draws from it.
class RandomSource {
public:
    virtual ~RandomSource() = default;

    /// [count] float32, uniform in [0, 1).
    virtual at::Tensor uniform(int64_t count) = 0;
    /// [count] int64: 0 ... count - 1 in random order.
    virtual at::Tensor permutation(int64_t count) = 0;
    /// `shape` bool: true = kept, with probability 1 - rate. The caller scales what is kept by 1 / (1 - rate).
    virtual at::Tensor dropoutMask(at::IntArrayRef shape, double rate) = 0;
};

/// A fast generator for training: equal seeds give equal numbers on any number of threads of one machine. Its state can
/// be stored and restored, so that an interrupted training goes on with the numbers that it would have drawn.
class SeededRandom : public RandomSource {
public:
    struct State {
        uint64_t seed = 0;
        uint64_t drawn = 0; ///< calls so far
    };
    explicit SeededRandom(State state, at::Device device = at::kCPU) : m_state(state), m_device(device) {}
    State state() const { return m_state; }

    at::Tensor uniform(int64_t count) override;
    at::Tensor permutation(int64_t count) override;
    at::Tensor dropoutMask(at::IntArrayRef shape, double rate) override;

private:
    State m_state;
    at::Device m_device;
};

} // namespace tessera::mil
