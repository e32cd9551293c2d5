#include "analysis/synthesis/detail/packing.h"

#include "analysis/synthesis/detail/noise.h"

#include <algorithm>
#include <cmath>

namespace tessera::detail {
namespace {

constexpr int rounds = 3;
constexpr float wantedDistance = 0.92F; // of the spacing

struct Offset {
    float x, y; ///< within the cell, spacing = 1
};

} // namespace

std::vector<Spot> packedSpots(double left, double top, double right, double bottom, double spacing, uint32_t salt)
{
    // Each round looks one cell further, so the outermost `rounds` cells are only neighbours.
    const int firstColumn = floorOf(left / spacing) - 1 - rounds;
    const int firstRow = floorOf(top / spacing) - 1 - rounds;
    const int columns = floorOf(right / spacing) + 2 + rounds - firstColumn;
    const int rows = floorOf(bottom / spacing) + 2 + rounds - firstRow;
    const auto index = [columns](int column, int row) {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(column);
    };
    std::vector<Offset> offsets(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows));
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column) {
            CellRandom random(firstColumn + column, firstRow + row, salt);
            const float shift = (firstRow + row) % 2 != 0 ? 0.25F : -0.25F; // hexagonal, for the densest packing
            offsets[index(column, row)] = {0.5F + shift + random.between(-0.5F, 0.5F), random.between(-0.05F, 1.05F)};
        }
    std::vector<Offset> moved = offsets;
    for (int round = 0; round < rounds; ++round) {
        for (int row = 1; row + 1 < rows; ++row)
            for (int column = 1; column + 1 < columns; ++column) {
                const Offset &own = offsets[index(column, row)];
                Offset push{0, 0};
                for (int dy = -1; dy <= 1; ++dy)
                    for (int dx = -1; dx <= 1; ++dx) {
                        const Offset &other = offsets[index(column + dx, row + dy)];
                        const float toX = own.x - other.x - static_cast<float>(dx);
                        const float toY = own.y - other.y - static_cast<float>(dy);
                        const float square = toX * toX + toY * toY;
                        if (square >= wantedDistance * wantedDistance || square < 1e-6F)
                            continue;
                        const float distance = std::sqrt(square);
                        const float strength = 0.42F * (wantedDistance - distance) / distance;
                        push.x += strength * toX;
                        push.y += strength * toY;
                    }
                moved[index(column, row)] = {own.x + push.x, own.y + push.y};
            }
        std::swap(offsets, moved);
    }
    std::vector<Spot> spots;
    spots.reserve(offsets.size());
    for (int row = rounds; row < rows - rounds; ++row)
        for (int column = rounds; column < columns - rounds; ++column) {
            const Offset &offset = offsets[index(column, row)];
            const Spot spot{(firstColumn + column + static_cast<double>(offset.x)) * spacing,
                            (firstRow + row + static_cast<double>(offset.y)) * spacing, firstColumn + column,
                            firstRow + row};
            if (spot.x >= left && spot.x < right && spot.y >= top && spot.y < bottom)
                spots.push_back(spot);
        }
    return spots;
}

} // namespace tessera::detail
