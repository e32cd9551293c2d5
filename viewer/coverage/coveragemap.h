#pragma once
#include "base/units.h"

#include <QPolygonF>

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace tessera {

/// How large something was looked at, in classes whose borders are those of the objectives.
enum class ViewingClass { below2_5x, from2_5x, from5x, from10x, from20x };
constexpr std::array viewingClasses = {ViewingClass::below2_5x, ViewingClass::from2_5x, ViewingClass::from5x,
                                       ViewingClass::from10x, ViewingClass::from20x};
/// The smallest magnification of the class; 0 for the first.
double smallestMagnification(ViewingClass viewingClass);
ViewingClass viewingClassOf(Magnification magnification);

using ViewingTime = std::chrono::milliseconds;

/// For how long each part of a slide was looked at, by class of magnification. The slide is cut into square cells, at
/// most mostCells along its longer side, so that the map takes 2.5 MiB at most, whatever the size of the slide. A
/// value.
class CoverageMap {
public:
    static constexpr int mostCells = 512;

    /// No slide: no cells.
    CoverageMap() = default;
    /// Nothing seen yet. `extent` begins at 0, 0.
    explicit CoverageMap(const Level0Rect &extent);

    int columns() const { return m_columns; }
    int rows() const { return m_rows; }
    double cellSide() const { return m_cellSide; } ///< level-0 pixels
    std::size_t cells() const { return static_cast<std::size_t>(m_columns) * static_cast<std::size_t>(m_rows); }

    /// Adds `time` to every cell whose centre is inside of the outline of a view (level-0 pixels). Times of a cell stop
    /// at 109 minutes.
    void add(const QPolygonF &outline, ViewingClass viewingClass, ViewingTime time);
    /// Adds all times of another map of the same cells.
    void add(const CoverageMap &other);

    ViewingTime timeAt(int column, int row, ViewingClass viewingClass) const;
    /// Was the cell looked at as large as that, or larger?
    bool isSeen(int column, int row, ViewingClass atLeast) const;

    /// Tenths of a second, row by row.
    using Times = std::vector<uint16_t>;
    const Times &times(ViewingClass viewingClass) const { return m_times[static_cast<std::size_t>(viewingClass)]; }
    /// Must be as many as there are cells.
    void setTimes(ViewingClass viewingClass, Times times);

    friend bool operator==(const CoverageMap &, const CoverageMap &) = default;

private:
    int m_columns = 0;
    int m_rows = 0;
    double m_cellSide = 0;
    std::array<Times, viewingClasses.size()> m_times;
};

} // namespace tessera
