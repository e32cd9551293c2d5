#pragma once
#include <cstdint>
#include <vector>

namespace tessera {

/// The numbers in an order drawn from `seed`: the same one on every machine and with every standard library.
std::vector<int64_t> shuffled(std::vector<int64_t> numbers, uint64_t seed);

/// A seed for one purpose of a run: distinct for distinct (seed, stream, index).
uint64_t derivedSeed(uint64_t seed, uint64_t stream, uint64_t index);

} // namespace tessera
