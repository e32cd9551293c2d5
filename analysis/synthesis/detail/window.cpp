#include "analysis/synthesis/detail/window.h"

#include "analysis/synthesis/detail/noise.h"

#include <algorithm>
#include <cmath>

namespace tessera::detail {
namespace {

constexpr double nodeDistance = 4; // um

int64_t floorDivided(int64_t value, int64_t divisor)
{
    return value >= 0 ? value / divisor : -((-value + divisor - 1) / divisor);
}

} // namespace

SiteRaster::SiteRaster(const TissueMap &map, const Window &window, double margin, const std::stop_token &token)
    : m_mpp(window.mpp)
{
    m_step = std::max(1, static_cast<int>(std::lround(nodeDistance / window.mpp)));
    const int64_t border = static_cast<int64_t>(std::ceil(margin / window.mpp));
    const int64_t firstColumn = floorDivided(window.area.x - border, m_step);
    const int64_t firstRow = floorDivided(window.area.y - border, m_step);
    m_left = firstColumn * m_step;
    m_top = firstRow * m_step;
    m_columns = static_cast<int>(floorDivided(window.area.x + window.area.width + border, m_step) - firstColumn) + 2;
    m_rows = static_cast<int>(floorDivided(window.area.y + window.area.height + border, m_step) - firstRow) + 2;
    m_sites.reserve(static_cast<std::size_t>(m_columns) * static_cast<std::size_t>(m_rows));
    for (int row = 0; row < m_rows && !token.stop_requested(); ++row)
        for (int column = 0; column < m_columns; ++column) {
            const double x = (static_cast<double>(m_left + static_cast<int64_t>(column) * m_step) + 0.5) * m_mpp;
            const double y = (static_cast<double>(m_top + static_cast<int64_t>(row) * m_step) + 0.5) * m_mpp;
            m_sites.push_back(map.at(x, y));
            m_isGlass = m_isGlass && m_sites.back().depth < -8;
        }
    m_isGlass = m_isGlass || token.stop_requested();
}

const Site &SiteRaster::near(double x, double y) const
{
    const double column = (x / m_mpp - 0.5 - static_cast<double>(m_left)) / m_step;
    const double row = (y / m_mpp - 0.5 - static_cast<double>(m_top)) / m_step;
    return node(std::clamp(floorOf(column + 0.5), 0, m_columns - 1), std::clamp(floorOf(row + 0.5), 0, m_rows - 1));
}

} // namespace tessera::detail
