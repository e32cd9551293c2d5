#include "analysis/mil/pseudoinverse.h"

#include <ATen/ATen.h>

namespace tessera::mil {
namespace {

/// x <- (x + x^T) / 2. `copy_` transposes in blocks; an addition of x.t() would not.
void makeSymmetric(const at::Tensor &x, const at::Tensor &scratch)
{
    scratch.copy_(x.t());
    x.add_(scratch).mul_(0.5);
}

/// a b; a matrix-vector product where b has one column, for which a matrix product would rearrange all of a first.
at::Tensor product(const at::Tensor &a, const at::Tensor &b)
{
    return b.size(1) == 1 ? at::mv(a, b.squeeze(1)).unsqueeze(1) : at::mm(a, b);
}

/// out += factor a b
void addProduct(const at::Tensor &out, const at::Tensor &a, const at::Tensor &b, double factor)
{
    if (b.size(1) == 1)
        out.squeeze(1).addmv_(a, b.squeeze(1), 1, factor);
    else
        out.addmm_(a, b, 1, factor);
}

} // namespace

at::Tensor pseudoInverse(const at::Tensor &a)
{
    const at::Tensor magnitude = a.abs();
    const at::Tensor start = magnitude.sum(2).max() * magnitude.sum(1).max();
    const at::Tensor identity = at::eye(a.size(1), a.options());
    at::Tensor z = a.transpose(1, 2) / start;
    for (int64_t step = 0; step < ImplicitPseudoInverse::steps; ++step) {
        const at::Tensor y = at::bmm(a, z);
        const at::Tensor inner = 15 * identity - at::bmm(y, 7 * identity - y);
        z = at::bmm(0.25 * z, 13 * identity - at::bmm(y, inner));
    }
    return z;
}

ImplicitPseudoInverse::ImplicitPseudoInverse(const at::Tensor &a)
    : ImplicitPseudoInverse(a, at::empty({steps, a.size(0), a.size(1), a.size(1)}, a.options()),
                            at::empty({steps - 1, a.size(0), a.size(1), a.size(1)}, a.options()))
{
}

ImplicitPseudoInverse::ImplicitPseudoInverse(const at::Tensor &a, const at::Tensor &powers, const at::Tensor &squares)
    : m_a(a), m_powers(powers), m_squares(squares)
{
    const at::Tensor columnSums = a.sum(1); // [h, m]; nothing is negative
    const at::Tensor largest = columnSums.max();
    m_largestColumns = columnSums == largest;
    const double largestRow = a.sum(2).max().item<double>();
    m_start = largestRow * largest.item<double>();
    m_startPerColumnSum = largestRow / static_cast<double>(m_largestColumns.sum().item<int64_t>());
}

ImplicitPseudoInverse::Trace ImplicitPseudoInverse::makeTrace(int64_t width) const
{
    const int64_t heads = m_a.size(0);
    const int64_t size = m_a.size(1);
    return {at::empty({steps + 1, heads, size, width}, m_a.options()),
            at::empty({steps, heads, size, width}, m_a.options())};
}

void ImplicitPseudoInverse::prepare(int64_t head)
{
    const at::Tensor a = m_a[head];
    at::Tensor y = m_powers[0][head];
    at::addmm_out(y, y, a, a.t(), 0, 1 / m_start);
    at::Tensor inner = at::empty_like(y);
    for (int64_t step = 0; step + 1 < steps; ++step) {
        at::Tensor square = m_squares[step][head];
        at::Tensor next = m_powers[step + 1][head];
        at::mm_out(square, y, y);
        at::mul_out(inner, y, at::scalar_tensor(7, y.options())).sub_(square);
        at::mul_out(next, y, at::scalar_tensor(13 / 4.0, y.options())).sub_(square, 15 / 4.0);
        next.addmm_(square, inner, 1, 1 / 4.0);
        y = next;
    }
}

void ImplicitPseudoInverse::applyFactors(int64_t head, const Trace &trace) const
{
    for (int64_t step = 0; step < steps; ++step) {
        const at::Tensor y = m_powers[step][head];
        const at::Tensor x = trace.states[step][head];
        at::Tensor squared = trace.squared[step][head];
        if (step + 1 < steps)
            squared.copy_(product(m_squares[step][head], x));
        else
            squared.copy_(product(y, product(y, x)));
        at::Tensor next = trace.states[step + 1][head];
        next.copy_(x).mul_(13 / 4.0).add_(squared, 7 / 4.0);
        addProduct(next, y, at::add(squared, x, 15), -1 / 4.0);
    }
}

at::Tensor ImplicitPseudoInverse::applyStart(int64_t head, const at::Tensor &x) const
{
    return product(m_a[head].t(), x).div_(m_start);
}

at::Tensor ImplicitPseudoInverse::applyStartTransposed(int64_t head, const at::Tensor &x) const
{
    return product(m_a[head], x).div_(m_start);
}

at::Tensor ImplicitPseudoInverse::factorsBackward(int64_t head, const Trace &trace, const at::Tensor &lastGradient,
                                                  const at::Tensor &gradient, double &startGradient) const
{
    const at::Tensor a = m_a[head];
    at::Tensor stateGradient = lastGradient; // of states[step + 1]
    at::Tensor powerGradient;                // of y(step + 1), symmetric
    const at::Tensor scratch = at::empty_like(a);
    for (int64_t step = steps - 1; step >= 0; --step) {
        const at::Tensor y = m_powers[step][head];
        const at::Tensor x = trace.states[step][head];
        const at::Tensor squared = trace.squared[step][head];
        // next = (13 x + 7 b - y (15 x + b)) / 4, b = y^2 x
        const at::Tensor carried = product(y, stateGradient);
        const at::Tensor squaredGradient = at::sub(7 * stateGradient, carried).mul_(1 / 4.0);
        const at::Tensor before = at::sub(13 * stateGradient, carried, 15).mul_(1 / 4.0);
        at::Tensor own = at::mm(stateGradient, at::add(squared, x, 15).t()).mul_(-1 / 4.0); // of y(step)
        if (step + 1 == steps) {
            // b = y (y x)
            const at::Tensor inner = product(y, squaredGradient);
            own.addmm_(squaredGradient, product(y, x).t()).addmm_(inner, x.t());
            addProduct(before, y, inner, 1);
        } else {
            // b = s x, and y(step + 1) = (13 y - 15 s + s (7 y - s)) / 4
            const at::Tensor s = m_squares[step][head];
            addProduct(before, s, squaredGradient, 1);
            const at::Tensor quarter = powerGradient.mul_(1 / 4.0);
            const at::Tensor left = at::mm(s, quarter);
            at::Tensor ofSquare = at::mm(squaredGradient, x.t());
            ofSquare.addmm_(quarter, y, 1, 7).sub_(quarter, 15).sub_(left, 2);
            makeSymmetric(ofSquare, scratch);
            own.addmm_(ofSquare, y, 1, 2).add_(quarter, 13).add_(left, 7);
        }
        makeSymmetric(own, scratch);
        powerGradient = own;
        stateGradient = before;
    }
    gradient.addmm_(powerGradient, a, 1, 2 / m_start);
    startGradient -= (powerGradient * m_powers[0][head]).sum().item<double>() / m_start;
    return stateGradient;
}

void ImplicitPseudoInverse::startBackward(int64_t head, double startGradient, const at::Tensor &gradient) const
{
    const at::Tensor columns = m_largestColumns[head];
    if (columns.any().item<bool>())
        gradient.add_(columns.to(gradient.scalar_type()), startGradient * m_startPerColumnSum);
}

} // namespace tessera::mil
