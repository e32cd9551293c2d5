#pragma once
#include <ATen/core/Tensor.h>

#include <cstdint>

namespace tessera::mil {

/// Iterative pseudo-inverse Z of A [h, m, m], a softmax over the last axis (mhim-mil.md 2.2):
///   z <- A^T / c, c = cmax rmax;  6 times: y = A z, z <- z (13 I - y (15 I - y (7 I - y))) / 4
/// with cmax and rmax the largest absolute row and column sum over all heads. To the letter, for any device.
at::Tensor pseudoInverse(const at::Tensor &a);

/// The same Z, never made, but multiplied: Z X and r Z, on the CPU, with a backward pass of its own.
///
/// Every y is a polynomial of A A^T, so that they are symmetric and commute:
///   Z = A^T / c p(y0) ... p(y5),  p(y) = (13 I - 15 y + 7 y^2 - y^3) / 4,  y0 = A A^T / c,  y(k+1) = y(k) p(y(k))
/// Two products a step (the square s = y y and s (7 y - s)) instead of four, and three in the backward pass instead of
/// eight; the factors are applied to X [m, w], w <= 64, one after the other.
class ImplicitPseudoInverse {
public:
    static constexpr int64_t steps = 6;

    /// `a` [h, m, m] with rows that sum to 1.
    explicit ImplicitPseudoInverse(const at::Tensor &a);
    /// From what stored() gave.
    ImplicitPseudoInverse(const at::Tensor &a, const at::Tensor &powers, const at::Tensor &squares);

    at::Tensor powers() const { return m_powers; }   ///< y0 ... y5 [6, h, m, m]
    at::Tensor squares() const { return m_squares; } ///< of y0 ... y4 [5, h, m, m]

    /// What an application leaves for its backward pass. [7, h, m, w]: X, p(y0) X, ...; [6, h, m, w]: y^2 of each.
    struct Trace {
        at::Tensor states;
        at::Tensor squared;
    };
    Trace makeTrace(int64_t width) const;

    // Of one head; heads may run beside each other.

    /// Makes the powers; before anything else.
    void prepare(int64_t head);
    /// p(y0) ... p(y5) from states[0] to states[6].
    void applyFactors(int64_t head, const Trace &trace) const;
    /// A^T X / c and A X / c.
    at::Tensor applyStart(int64_t head, const at::Tensor &x) const;
    at::Tensor applyStartTransposed(int64_t head, const at::Tensor &x) const;

    /// Gradient of states[6] -> gradient of states[0]; what reaches A through the powers is added to `gradient` [m, m].
    /// `startGradient`: what reaches c, added.
    at::Tensor factorsBackward(int64_t head, const Trace &trace, const at::Tensor &lastGradient,
                               const at::Tensor &gradient, double &startGradient) const;
    double inverseStart() const { return 1 / m_start; }
    /// What reaches A through c: to the columns with the largest sum. (Through the largest row sum nothing does: all
    /// rows sum to 1.) `startGradient` of all heads together.
    void startBackward(int64_t head, double startGradient, const at::Tensor &gradient) const;

private:
    at::Tensor m_a;
    at::Tensor m_powers;
    at::Tensor m_squares;
    at::Tensor m_largestColumns; ///< [h, m] bool
    double m_start = 1;          ///< c
    double m_startPerColumnSum = 1;
};

} // namespace tessera::mil
