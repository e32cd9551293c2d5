#include "viewer/slide/resample.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace tessera {
namespace {

// Weights are fixed-point, so that a constant picture stays exactly constant, and of 16 bits, which every processor
// multiplies eight at a time.
constexpr int weightBits = 14;
constexpr uint16_t one = 1 << weightBits;

struct Tap {
    int index;
    uint16_t weight;
};

/// The source pixels of one output pixel, from left to right; their weights add up to `one`.
using Taps = std::vector<Tap>;

void finish(Taps &taps)
{
    int rest = one;
    for (const Tap &tap : taps)
        rest -= tap.weight;
    auto largest = std::max_element(taps.begin(), taps.end(), [](Tap a, Tap b) { return a.weight < b.weight; });
    largest->weight = static_cast<uint16_t>(largest->weight + rest); // the rounding errors of all
}

Taps areaTaps(double begin, double end, int sourceSize)
{
    Taps taps;
    const auto last = std::max(static_cast<int64_t>(std::floor(begin)), static_cast<int64_t>(std::ceil(end)) - 1);
    for (auto i = static_cast<int64_t>(std::floor(begin)); i <= last; ++i) {
        const double covered = std::min(end, static_cast<double>(i + 1)) - std::max(begin, static_cast<double>(i));
        const auto weight = static_cast<uint16_t>(std::lround(std::max(0.0, covered) / (end - begin) * one));
        if (weight > 0)
            taps.push_back({static_cast<int>(std::clamp<int64_t>(i, 0, sourceSize - 1)), weight});
    }
    finish(taps);
    return taps;
}

Taps linearTaps(double centre, int sourceSize)
{
    const double position = centre - 0.5;
    const auto left = static_cast<int64_t>(std::floor(position));
    const auto weight = static_cast<uint16_t>(std::lround((position - static_cast<double>(left)) * one));
    const auto index = [&](int64_t i) { return static_cast<int>(std::clamp<int64_t>(i, 0, sourceSize - 1)); };
    if (weight == 0)
        return {{index(left), one}};
    return {{index(left), static_cast<uint16_t>(one - weight)}, {index(left + 1), weight}};
}

std::vector<Taps> axis(double begin, double length, int outSize, int sourceSize)
{
    std::vector<Taps> taps;
    taps.reserve(static_cast<std::size_t>(outSize));
    const double step = length / outSize;
    for (int i = 0; i < outSize; ++i)
        taps.push_back(step > 1 ? areaTaps(begin + i * step, begin + (i + 1) * step, sourceSize)
                                : linearTaps(begin + (i + 0.5) * step, sourceSize));
    return taps;
}

/// The weighted sum of rows, for each byte of the columns from `first` on, times 256.
void sumRows(const Pixels &source, const Taps &rows, int first, std::vector<uint32_t> &sums)
{
    constexpr int dropped = weightBits - 8;
    std::fill(sums.begin(), sums.end(), 1 << (dropped - 1));
    for (const Tap &tap : rows) {
        const auto *bytes = reinterpret_cast<const uint8_t *>(source.row(tap.index) + first);
        for (std::size_t i = 0; i < sums.size(); ++i)
            sums[i] += static_cast<uint32_t>(bytes[i]) * tap.weight;
    }
    for (uint32_t &sum : sums)
        sum >>= dropped;
}

uint32_t sumColumns(const std::vector<uint32_t> &sums, const Taps &columns, int first)
{
    constexpr int dropped = weightBits + 8;
    uint32_t blueSum = 1 << (dropped - 1);
    uint32_t greenSum = blueSum;
    uint32_t redSum = blueSum;
    for (const Tap &tap : columns) {
        const uint32_t *sum = sums.data() + static_cast<std::size_t>(tap.index - first) * 4;
        blueSum += sum[0] * tap.weight;
        greenSum += sum[1] * tap.weight;
        redSum += sum[2] * tap.weight;
    }
    return rgb(static_cast<uint8_t>(redSum >> dropped), static_cast<uint8_t>(greenSum >> dropped),
               static_cast<uint8_t>(blueSum >> dropped));
}

} // namespace

Pixels resample(const Pixels &source, double x, double y, double width, double height, int outWidth, int outHeight)
{
    Pixels out = Pixels::filled(outWidth, outHeight, 0);
    if (out.data.empty())
        return out;
    assert(!source.data.empty());
    const std::vector<Taps> columns = axis(x, width, outWidth, source.width);
    const std::vector<Taps> rows = axis(y, height, outHeight, source.height);
    const int first = columns.front().front().index;
    const int count = columns.back().back().index - first + 1;
    std::vector<uint32_t> sums(static_cast<std::size_t>(count) * 4);
    for (int row = 0; row < outHeight; ++row) {
        sumRows(source, rows[static_cast<std::size_t>(row)], first, sums);
        for (int column = 0; column < outWidth; ++column)
            out.row(row)[column] = sumColumns(sums, columns[static_cast<std::size_t>(column)], first);
    }
    return out;
}

} // namespace tessera
