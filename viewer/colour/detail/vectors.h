#pragma once
#include <array>
#include <cmath>
#include <cstddef>

namespace tessera::detail {

using Vector = std::array<double, 3>;
using Matrix = std::array<Vector, 3>; ///< rows

inline double dot(const Vector &a, const Vector &b) { return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]; }

inline double lengthOf(const Vector &a) { return std::sqrt(dot(a, a)); }

inline Vector scaled(const Vector &a, double factor) { return {a[0] * factor, a[1] * factor, a[2] * factor}; }

inline Vector plus(const Vector &a, const Vector &b) { return {a[0] + b[0], a[1] + b[1], a[2] + b[2]}; }

inline Vector normalised(const Vector &a) { return scaled(a, 1 / lengthOf(a)); }

inline Vector cross(const Vector &a, const Vector &b)
{
    return {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
}

/// The inverse of the matrix whose rows are a, b and c; these must not lie in one plane.
inline Matrix inverse(const Vector &a, const Vector &b, const Vector &c)
{
    const Vector bc = cross(b, c);
    const Vector ca = cross(c, a);
    const Vector ab = cross(a, b);
    const double factor = 1 / dot(a, bc);
    Matrix columns{};
    for (std::size_t i = 0; i < 3; ++i)
        columns[i] = {bc[i] * factor, ca[i] * factor, ab[i] * factor};
    return columns;
}

/// The unit eigenvectors of a symmetric matrix, that of the largest eigenvalue first (rotations of Jacobi).
Matrix eigenvectors(Matrix symmetric);

} // namespace tessera::detail
