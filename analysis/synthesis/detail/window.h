#pragma once
#include "analysis/synthesis/detail/tissuemap.h"
#include "base/pixels.h"

#include <cstdint>
#include <stop_token>
#include <vector>

namespace tessera::detail {

/// Amounts of stain in a rectangle of level 0, row by row.
struct Window {
    PixelRect area;
    double mpp = 1;
    std::vector<float> haematoxylin;
    std::vector<float> eosin;

    Window(PixelRect rect, double micronsPerPixel)
        : area(rect), mpp(micronsPerPixel), haematoxylin(static_cast<std::size_t>(rect.width * rect.height)),
          eosin(haematoxylin.size())
    {
    }
    int width() const { return static_cast<int>(area.width); }
    int height() const { return static_cast<int>(area.height); }
    std::size_t index(int x, int y) const
    {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(area.width) + static_cast<std::size_t>(x);
    }
    /// um from the slide's corner to the middle of a pixel of this window.
    double micronsX(int x) const { return (static_cast<double>(area.x + x) + 0.5) * mpp; }
    double micronsY(int y) const { return (static_cast<double>(area.y + y) + 0.5) * mpp; }
};

/// The anatomy around a window, looked up every 4 um and interpolated between. Nodes lie at fixed places of the slide,
/// so neighbouring windows agree.
class SiteRaster {
public:
    /// Covers the window and `margin` um around it.
    /// Counts as glass once stopped.
    SiteRaster(const TissueMap &map, const Window &window, double margin, const std::stop_token &token);

    int step() const { return m_step; } ///< px between nodes
    int columns() const { return m_columns; }
    int rows() const { return m_rows; }
    /// Level-0 px of the first node; nodes stand on pixels' middles.
    int64_t left() const { return m_left; }
    int64_t top() const { return m_top; }
    const Site &node(int column, int row) const
    {
        return m_sites[static_cast<std::size_t>(row) * static_cast<std::size_t>(m_columns) +
                       static_cast<std::size_t>(column)];
    }
    /// Nearest node; um.
    const Site &near(double x, double y) const;
    bool isGlass() const { return m_isGlass; }

private:
    double m_mpp;
    int m_step = 1;
    int64_t m_left = 0;
    int64_t m_top = 0;
    int m_columns = 0;
    int m_rows = 0;
    bool m_isGlass = true;
    std::vector<Site> m_sites;
};

} // namespace tessera::detail
