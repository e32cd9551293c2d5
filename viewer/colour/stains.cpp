#include "viewer/colour/stains.h"

#include "viewer/colour/detail/vectors.h"

#include <algorithm>
#include <cmath>

namespace tessera {

using namespace detail;

namespace {

constexpr double smallestAngle = 5 * M_PI / 180; ///< between two stains
constexpr OpticalDensity grey{0.57735, 0.57735, 0.57735};

uint8_t levelOf(double density) { return static_cast<uint8_t>(std::lround(255 * std::exp(-std::max(0.0, density)))); }

} // namespace

OpticalDensity opticalDensity(uint32_t pixel)
{
    // A level of 0 would be infinitely dense.
    const auto density = [](uint8_t level) { return -std::log(std::max<int>(level, 1) / 255.0); };
    return {density(red(pixel)), density(green(pixel)), density(blue(pixel))};
}

StainVectors StainVectors::standard() { return {normalised({0.65, 0.70, 0.29}), normalised({0.07, 0.99, 0.11})}; }

OpticalDensity StainVectors::residual() const { return normalised(cross(haematoxylin, eosin)); }

bool StainVectors::areUsable() const
{
    const auto isUnit = [](const OpticalDensity &vector) { return std::abs(lengthOf(vector) - 1) < 1e-3; };
    return isUnit(haematoxylin) && isUnit(eosin) && lengthOf(cross(haematoxylin, eosin)) > std::sin(smallestAngle);
}

StainSeparation::StainSeparation(const StainVectors &vectors)
    : m_vectors(vectors), m_inverse(inverse(vectors.haematoxylin, vectors.eosin, vectors.residual()))
{
}

std::array<double, 3> StainSeparation::concentrations(const OpticalDensity &density) const
{
    return {dot(density, weightsOf(StainView::haematoxylin)), dot(density, weightsOf(StainView::eosin)),
            dot(density, weightsOf(StainView::residual))};
}

OpticalDensity StainSeparation::weightsOf(StainView view) const
{
    const auto column = static_cast<std::size_t>(view) - static_cast<std::size_t>(StainView::haematoxylin);
    return {m_inverse[0][column], m_inverse[1][column], m_inverse[2][column]};
}

uint32_t StainSeparation::colourOf(StainView view, double concentration) const
{
    const OpticalDensity &stain = view == StainView::haematoxylin ? m_vectors.haematoxylin
                                  : view == StainView::eosin      ? m_vectors.eosin
                                                                  : grey;
    const double amount = view == StainView::residual ? std::abs(concentration) : concentration;
    return rgb(levelOf(amount * stain[0]), levelOf(amount * stain[1]), levelOf(amount * stain[2]));
}

} // namespace tessera
