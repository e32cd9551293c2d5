#include "viewer/coverage/coveragemap.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace tessera {
namespace {

constexpr ViewingTime unit(100);
constexpr int64_t mostUnits = std::numeric_limits<uint16_t>::max();
constexpr std::array<double, viewingClasses.size()> smallest = {0, 2.5, 5, 10, 20};
constexpr double nearly = 0.97; ///< a view snaps to whole pixels: 9.9x is what 10x shows on some scanners

uint16_t sum(int64_t one, int64_t two) { return static_cast<uint16_t>(std::min(one + two, mostUnits)); }

} // namespace

double smallestMagnification(ViewingClass viewingClass) { return smallest[static_cast<std::size_t>(viewingClass)]; }

ViewingClass viewingClassOf(Magnification magnification)
{
    ViewingClass found = ViewingClass::below2_5x;
    for (const ViewingClass each : viewingClasses)
        if (magnification.value() >= nearly * smallestMagnification(each))
            found = each;
    return found;
}

CoverageMap::CoverageMap(const Level0Rect &extent)
{
    const double longest = std::max(extent.width, extent.height);
    if (longest <= 0 || extent.width <= 0 || extent.height <= 0)
        return;
    m_cellSide = std::max(1.0, longest / mostCells);
    const auto cellsOf = [this](double length) {
        return std::clamp(static_cast<int>(std::ceil(length / m_cellSide - 1e-9)), 1, mostCells);
    };
    m_columns = cellsOf(extent.width);
    m_rows = cellsOf(extent.height);
    for (Times &times : m_times)
        times.assign(cells(), 0);
}

void CoverageMap::add(const QPolygonF &outline, ViewingClass viewingClass, ViewingTime time)
{
    if (cells() == 0 || outline.isEmpty() || time <= ViewingTime::zero())
        return;
    Times &times = m_times[static_cast<std::size_t>(viewingClass)];
    const int64_t units = std::max<int64_t>(1, time / unit); // what was seen for a moment was seen
    const QRectF bounds = outline.boundingRect();
    const auto rowAt = [this](double y) {
        return std::clamp(static_cast<int>(std::floor(y / m_cellSide)), 0, m_rows - 1);
    };
    for (int row = rowAt(bounds.top()); row <= rowAt(bounds.bottom()); ++row) {
        // A view is convex: a row of cells enters it once and leaves it once.
        const double y = (row + 0.5) * m_cellSide;
        double left = std::numeric_limits<double>::max();
        double right = std::numeric_limits<double>::lowest();
        for (qsizetype i = 0; i < outline.size(); ++i) {
            const QPointF from = outline[i];
            const QPointF to = outline[(i + 1) % outline.size()];
            if ((from.y() <= y) == (to.y() <= y))
                continue;
            const double x = from.x() + (y - from.y()) / (to.y() - from.y()) * (to.x() - from.x());
            left = std::min(left, x);
            right = std::max(right, x);
        }
        const double first = std::max(0.0, std::ceil(left / m_cellSide - 0.5));
        const double last = std::min(m_columns - 1.0, std::floor(right / m_cellSide - 0.5));
        if (first > last)
            continue;
        for (int column = static_cast<int>(first); column <= static_cast<int>(last); ++column) {
            uint16_t &cell = times[static_cast<std::size_t>(row) * static_cast<std::size_t>(m_columns) +
                                   static_cast<std::size_t>(column)];
            cell = sum(cell, units);
        }
    }
}

void CoverageMap::add(const CoverageMap &other)
{
    if (other.m_columns != m_columns || other.m_rows != m_rows)
        return;
    for (std::size_t each = 0; each < m_times.size(); ++each)
        std::transform(m_times[each].begin(), m_times[each].end(), other.m_times[each].begin(), m_times[each].begin(),
                       [](uint16_t one, uint16_t two) { return sum(one, two); });
}

ViewingTime CoverageMap::timeAt(int column, int row, ViewingClass viewingClass) const
{
    return unit * times(viewingClass)[static_cast<std::size_t>(row) * static_cast<std::size_t>(m_columns) +
                                      static_cast<std::size_t>(column)];
}

bool CoverageMap::isSeen(int column, int row, ViewingClass atLeast) const
{
    return std::any_of(viewingClasses.begin(), viewingClasses.end(), [&](ViewingClass each) {
        return each >= atLeast && timeAt(column, row, each) > ViewingTime::zero();
    });
}

void CoverageMap::setTimes(ViewingClass viewingClass, Times times)
{
    m_times[static_cast<std::size_t>(viewingClass)] = std::move(times);
}

} // namespace tessera
