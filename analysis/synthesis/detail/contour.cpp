#include "analysis/synthesis/detail/contour.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>

namespace tessera::detail {
namespace {

using Ring = std::vector<Level0Point>;

double signedArea(const Ring &ring)
{
    double sum = 0;
    for (std::size_t i = 0, before = ring.size() - 1; i < ring.size(); before = i++)
        sum += ring[before].x * ring[i].y - ring[i].x * ring[before].y;
    return sum / 2;
}

bool isInside(const Ring &ring, Level0Point point)
{
    bool inside = false;
    for (std::size_t i = 0, before = ring.size() - 1; i < ring.size(); before = i++) {
        const Level0Point &a = ring[i];
        const Level0Point &b = ring[before];
        if ((a.y > point.y) != (b.y > point.y) && point.x < (b.x - a.x) * (point.y - a.y) / (b.y - a.y) + a.x)
            inside = !inside;
    }
    return inside;
}

class Tracer {
public:
    explicit Tracer(const Field &field) : m_field(field) {}

    std::vector<Ring> rings()
    {
        for (int row = -1; row < m_field.rows; ++row)
            for (int column = -1; column < m_field.columns; ++column)
                addCell(column, row);
        std::vector<Ring> rings;
        while (!m_next.empty()) {
            Ring ring;
            int64_t edge = m_starts[m_nextStart++];
            for (auto link = m_next.find(edge); link != m_next.end(); link = m_next.find(edge)) {
                ring.push_back(pointOn(edge));
                edge = link->second;
                m_next.erase(link);
            }
            if (ring.size() >= 3)
                rings.push_back(std::move(ring));
        }
        return rings;
    }

private:
    // An edge of the grid is named by its upper or left node and its direction.
    int64_t edgeId(int column, int row, bool isDown) const
    {
        return ((static_cast<int64_t>(row) + 1) * (m_field.columns + 2) + column + 1) * 2 + (isDown ? 1 : 0);
    }
    float valueAt(int column, int row) const
    {
        if (column < 0 || row < 0 || column >= m_field.columns || row >= m_field.rows)
            return -1e-3F;
        return m_field.values[static_cast<std::size_t>(row) * static_cast<std::size_t>(m_field.columns) +
                              static_cast<std::size_t>(column)];
    }

    Level0Point pointOn(int64_t edge) const
    {
        const bool isDown = edge % 2 == 1;
        const int column = static_cast<int>(edge / 2 % (m_field.columns + 2)) - 1;
        const int row = static_cast<int>(edge / 2 / (m_field.columns + 2)) - 1;
        const float from = valueAt(column, row);
        const float to = valueAt(column + (isDown ? 0 : 1), row + (isDown ? 1 : 0));
        const double share = static_cast<double>(from) / (static_cast<double>(from) - static_cast<double>(to));
        return {m_field.offset + (column + (isDown ? 0 : share)) * m_field.spacing,
                m_field.offset + (row + (isDown ? share : 0)) * m_field.spacing};
    }

    /// Links the crossings of the cell right and below of a node, the inside on the right hand.
    void addCell(int column, int row)
    {
        const std::array<bool, 4> inside{valueAt(column, row) > 0, valueAt(column + 1, row) > 0,
                                         valueAt(column + 1, row + 1) > 0, valueAt(column, row + 1) > 0};
        const std::array<int64_t, 4> edges{edgeId(column, row, false), edgeId(column + 1, row, true),
                                           edgeId(column, row + 1, false),
                                           edgeId(column, row, true)}; // top, right, bottom, left
        // Going around the cell clockwise, a line enters where inside begins and leaves where it ends.
        for (std::size_t i = 0; i < 4; ++i) {
            if (inside[i] || !inside[(i + 1) % 4])
                continue;
            std::size_t end = (i + 1) % 4;
            while (inside[(end + 1) % 4])
                end = (end + 1) % 4;
            m_next.emplace(edges[i], edges[end]);
            m_starts.push_back(edges[i]);
        }
    }

    const Field &m_field;
    std::unordered_map<int64_t, int64_t> m_next;
    std::vector<int64_t> m_starts; ///< in the order of the grid, so that the rings' order is always the same
    std::size_t m_nextStart = 0;
};

} // namespace

std::vector<Polygon> outlinesOf(const Field &field)
{
    std::vector<Ring> rings = Tracer(field).rings();
    std::vector<Polygon> polygons;
    std::vector<Ring> holes;
    const bool firstSign = rings.empty() || signedArea(rings.front()) > 0; // the topmost ring is an outline
    for (Ring &ring : rings)
        if ((signedArea(ring) > 0) == firstSign)
            polygons.push_back({std::move(ring), {}});
        else
            holes.push_back(std::move(ring));
    for (Ring &hole : holes) {
        Polygon *owner = nullptr; // the smallest outline around it
        double smallest = 0;
        for (Polygon &polygon : polygons) {
            const double area = std::abs(signedArea(polygon.outline));
            if ((!owner || area < smallest) && isInside(polygon.outline, hole.front())) {
                owner = &polygon;
                smallest = area;
            }
        }
        if (owner)
            owner->holes.push_back(std::move(hole));
    }
    return polygons;
}

} // namespace tessera::detail
