#include "viewer/colour/detail/vectors.h"

#include <algorithm>

namespace tessera::detail {
namespace {

constexpr int mostSweeps = 32; ///< five are enough for three rows

/// Turns rows p and q of `vectors`, and `matrix` with them, so that matrix[p][q] becomes 0.
void rotate(Matrix &matrix, Matrix &vectors, std::size_t p, std::size_t q)
{
    if (matrix[p][q] == 0)
        return;
    const double angle = 0.5 * std::atan2(2 * matrix[p][q], matrix[q][q] - matrix[p][p]);
    const double cosine = std::cos(angle);
    const double sine = std::sin(angle);
    const auto turn = [&](double &a, double &b) {
        const double before = a;
        a = cosine * before - sine * b;
        b = sine * before + cosine * b;
    };
    for (std::size_t i = 0; i < 3; ++i)
        turn(matrix[i][p], matrix[i][q]);
    for (std::size_t i = 0; i < 3; ++i)
        turn(matrix[p][i], matrix[q][i]);
    for (std::size_t i = 0; i < 3; ++i)
        turn(vectors[p][i], vectors[q][i]);
}

} // namespace

Matrix eigenvectors(Matrix symmetric)
{
    Matrix vectors{Vector{1, 0, 0}, Vector{0, 1, 0}, Vector{0, 0, 1}};
    for (int sweep = 0; sweep < mostSweeps; ++sweep) {
        rotate(symmetric, vectors, 0, 1);
        rotate(symmetric, vectors, 0, 2);
        rotate(symmetric, vectors, 1, 2);
    }
    std::array<std::size_t, 3> order{0, 1, 2};
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return symmetric[a][a] > symmetric[b][b]; });
    return {vectors[order[0]], vectors[order[1]], vectors[order[2]]};
}

} // namespace tessera::detail
