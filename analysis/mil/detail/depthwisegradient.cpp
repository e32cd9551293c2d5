#include "analysis/mil/detail/depthwisegradient.h"

#include "analysis/mil/detail/cpuclones.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <ATen/core/LegacyTypeDispatch.h>

#include <algorithm>

namespace tessera::mil::detail {
namespace {

constexpr int64_t taps = 7;
constexpr int64_t reach = taps / 2;

/// A cache line of channels: the compiler makes of it what the vector unit has.
using FloatLine [[gnu::vector_size(64)]] = float;
using DoubleLine [[gnu::vector_size(64)]] = double;

/// `sums` [49], gradient [rows, columns], grid [rows, columns + 6] with three lines of zeros on either side.
template <typename Line>
[[gnu::always_inline]] inline void correlate(Line *sums, const Line *gradient, const Line *grid, int64_t rows,
                                             int64_t columns)
{
    const int64_t stride = columns + 2 * reach;
    for (int64_t row = 0; row < rows; ++row)
        for (int64_t down = std::max<int64_t>(0, reach - row); down < std::min(taps, rows + reach - row); ++down) {
            const Line *of = gradient + row * columns;
            const Line *with = grid + (row + down - reach) * stride;
            Line *sum = sums + down * taps;
            Line s0 = sum[0], s1 = sum[1], s2 = sum[2], s3 = sum[3], s4 = sum[4], s5 = sum[5], s6 = sum[6];
            for (int64_t column = 0; column < columns; ++column, ++with) {
                const Line g = of[column];
                s0 += g * with[0];
                s1 += g * with[1];
                s2 += g * with[2];
                s3 += g * with[3];
                s4 += g * with[4];
                s5 += g * with[5];
                s6 += g * with[6];
            }
            sum[0] = s0, sum[1] = s1, sum[2] = s2, sum[3] = s3, sum[4] = s4, sum[5] = s5, sum[6] = s6;
        }
}

TESSERA_CPU_CLONES void correlateLines(float *sums, const float *gradient, const float *grid, int64_t rows,
                                       int64_t columns)
{
    correlate(reinterpret_cast<FloatLine *>(sums), reinterpret_cast<const FloatLine *>(gradient),
              reinterpret_cast<const FloatLine *>(grid), rows, columns);
}

TESSERA_CPU_CLONES void correlateLines(double *sums, const double *gradient, const double *grid, int64_t rows,
                                       int64_t columns)
{
    correlate(reinterpret_cast<DoubleLine *>(sums), reinterpret_cast<const DoubleLine *>(gradient),
              reinterpret_cast<const DoubleLine *>(grid), rows, columns);
}

template <typename Value>
void kernelGradient(const at::Tensor &grid, const at::Tensor &outGradient, int64_t rows, int64_t columns,
                    const at::Tensor &result)
{
    constexpr int64_t lanes = 64 / sizeof(Value);
    const int64_t width = grid.size(1);
    const Value *from = grid.data_ptr<Value>();
    const Value *gradient = outGradient.data_ptr<Value>();
    Value *out = result.data_ptr<Value>();
    const int64_t stride = columns + 2 * reach;
    at::parallel_for(0, (width + lanes - 1) / lanes, 1, [&](int64_t begin, int64_t end) {
        const at::AutoDispatchBelowADInplaceOrView noGradient;
        // Tensors, because they start at a multiple of 64 bytes. Channels that do not exist and cells around the grid:
        // 0.
        const at::Tensor gridLines = at::zeros({rows, stride, lanes}, grid.options());
        const at::Tensor gradientLines = at::zeros({rows, columns, lanes}, grid.options());
        const at::Tensor sumLines = at::empty({taps * taps, lanes}, grid.options());
        Value *gridLine = gridLines.data_ptr<Value>();
        Value *gradientLine = gradientLines.data_ptr<Value>();
        Value *sums = sumLines.data_ptr<Value>();
        for (int64_t line = begin; line < end; ++line) {
            const int64_t channel = line * lanes;
            const int64_t count = std::min(lanes, width - channel);
            for (int64_t row = 0; row < rows; ++row)
                for (int64_t column = 0; column < columns; ++column) {
                    const int64_t cell = row * columns + column;
                    std::copy_n(from + cell * width + channel, count,
                                gridLine + (row * stride + reach + column) * lanes);
                    std::copy_n(gradient + cell * width + channel, count, gradientLine + cell * lanes);
                }
            std::fill_n(sums, taps * taps * lanes, Value(0));
            correlateLines(sums, gradientLine, gridLine, rows, columns);
            for (int64_t lane = 0; lane < count; ++lane)
                for (int64_t tap = 0; tap < taps * taps; ++tap)
                    out[(channel + lane) * taps * taps + tap] = sums[tap * lanes + lane];
        }
    });
}

} // namespace

at::Tensor depthwiseKernelGradient(const at::Tensor &grid, const at::Tensor &outGradient, int64_t rows, int64_t columns)
{
    const at::Tensor result = at::empty({grid.size(1), 1, taps, taps}, grid.options());
    if (grid.scalar_type() == at::kDouble)
        kernelGradient<double>(grid, outGradient, rows, columns, result);
    else
        kernelGradient<float>(grid, outGradient, rows, columns, result);
    return result;
}

} // namespace tessera::mil::detail
