#include "analysis/training/shuffle.h"

#include <utility>

namespace tessera {
namespace {

constexpr uint64_t goldenGamma = 0x9E3779B97F4A7C15;

/// The finaliser of SplitMix64 (Steele, Lea and Flood 2014).
uint64_t mixed(uint64_t value)
{
    value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
    value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
    return value ^ (value >> 31);
}

} // namespace

std::vector<int64_t> shuffled(std::vector<int64_t> numbers, uint64_t seed)
{
    uint64_t state = seed;
    for (std::size_t left = numbers.size(); left > 1; --left) {
        state += goldenGamma;
        std::swap(numbers[left - 1], numbers[mixed(state) % left]);
    }
    return numbers;
}

uint64_t derivedSeed(uint64_t seed, uint64_t stream, uint64_t index)
{
    return mixed(mixed(mixed(seed + goldenGamma) + stream + goldenGamma) + index + goldenGamma);
}

} // namespace tessera
