#include "tests/bench/viewer/tour.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace tessera::bench {
namespace {

enum class Motion { pan, zoom };

/// A leg of the tour, as a line of a table.
struct LegSpec {
    const char *name;
    Motion motion;
    double scale;   ///< where it begins
    double speed;   ///< screen pixels, or doublings (positive: closer), in each frame
    double degrees; ///< of a pan: 0 to the right, 90 down
    int frames;
};

constexpr LegSpec legs[] = {
    {"pan right, 12 px a frame, 1:1", Motion::pan, 1, 12, 0, 240},
    {"pan diagonally, 30 px a frame, 1:1", Motion::pan, 1, 30, 35, 240},
    {"pan diagonally, 60 px a frame, 1:1", Motion::pan, 1, 60, 145, 240},
    {"pan diagonally, 12 px a frame, 1:1.7", Motion::pan, 1.7, 12, 35, 240},
    {"pan diagonally, 60 px a frame, 1:1.7", Motion::pan, 1.7, 60, 215, 240},
    {"zoom in, 1:16 to 1:1", Motion::zoom, 16, 4.0 / 120, 0, 120},
    {"zoom out, 1:1 to 1:16", Motion::zoom, 1, -4.0 / 120, 0, 120},
    {"zoom in fast, 1:14 to 1:1.7", Motion::zoom, 14, 3.0 / 45, 0, 45},
};

constexpr int fields = 40;
constexpr int fieldsOfAnHour = 2400;
constexpr double resampledScale = 1.7;
constexpr int tissueBrightness = 225; ///< of 255: what is darker is tissue

/// Random places on tissue, with a view's margin to the edges.
class TissueFinder {
public:
    TissueFinder(const Level0Rect &extent, QSize window, const QImage &overview)
        : m_extent(extent), m_margin{window.width() / 2.0, window.height() / 2.0}, m_overview(overview)
    {
    }

    Level0Point next()
    {
        Level0Point point;
        for (int attempt = 0; attempt < 1000; ++attempt) {
            point = {within(m_extent.x, m_extent.width, m_margin.x), within(m_extent.y, m_extent.height, m_margin.y)};
            if (isTissue(point))
                break;
        }
        return point;
    }

private:
    double within(double begin, double length, double margin)
    {
        const double room = std::max(0.0, length - 2 * margin);
        return begin + length / 2 - room / 2 + room * static_cast<double>(m_random()) / 4294967296.0;
    }
    bool isTissue(Level0Point point) const
    {
        const int x = static_cast<int>((point.x - m_extent.x) / m_extent.width * m_overview.width());
        const int y = static_cast<int>((point.y - m_extent.y) / m_extent.height * m_overview.height());
        return m_overview.valid(x, y) && qGray(m_overview.pixel(x, y)) < tissueBrightness;
    }

    Level0Rect m_extent;
    Level0Point m_margin;
    const QImage &m_overview;
    std::mt19937 m_random{20240607};
};

std::vector<TourView> jumps(TissueFinder &tissue, double scale)
{
    std::vector<TourView> views;
    for (int field = 0; field < fields; ++field)
        views.push_back({tissue.next(), scale});
    return views;
}

/// Rows of five fields, there and back; each row a view below the one before.
std::vector<TourView> sideways(Level0Point begin, QSize window)
{
    constexpr int inARow = 5;
    std::vector<TourView> views;
    for (int field = 0; field < fields; ++field) {
        const int row = field / inARow;
        const int column = row % 2 == 0 ? field % inARow : inARow - 1 - field % inARow;
        views.push_back({{begin.x + column * window.width(), begin.y + row * window.height()}, 1});
    }
    return views;
}

TourLeg legOf(const LegSpec &spec, Level0Point begin, QSize window)
{
    TourLeg leg{spec.name, {}};
    const double angle = spec.degrees / 180 * std::acos(-1.0);
    // The cursor of a zoom is right of the middle and above it.
    const Level0Point cursor{window.width() * 0.1, window.height() * -0.1};
    TourView view{begin, spec.scale};
    const Level0Point target{begin.x + cursor.x * spec.scale, begin.y + cursor.y * spec.scale};
    for (int frame = 0; frame < spec.frames; ++frame) {
        leg.frames.push_back(view);
        if (spec.motion == Motion::pan) {
            view.centre.x += std::cos(angle) * spec.speed * view.scale;
            view.centre.y += std::sin(angle) * spec.speed * view.scale;
        } else {
            view.scale /= std::exp2(spec.speed);
            view.centre = {target.x - cursor.x * view.scale, target.y - cursor.y * view.scale};
        }
    }
    return leg;
}

/// Four fields to the side, one below, back; every tenth from far, every fortieth elsewhere.
std::vector<TourView> hour(TissueFinder &tissue, const Level0Rect &extent, QSize window)
{
    constexpr Level0Point steps[] = {{1, 0},  {1, 0},  {1, 0},  {1, 0},  {0, 1},
                                     {-1, 0}, {-1, 0}, {-1, 0}, {-1, 0}, {0, 1}};
    std::vector<TourView> views;
    Level0Point at = tissue.next();
    for (int field = 0; field < fieldsOfAnHour; ++field) {
        if (field % 40 == 0)
            at = tissue.next();
        const Level0Point &step = steps[field % 10];
        at.x = std::clamp(at.x + step.x * window.width(), extent.x, extent.x + extent.width);
        at.y = std::clamp(at.y + step.y * window.height(), extent.y, extent.y + extent.height);
        if (field % 10 == 0)
            views.push_back({at, 8});
        views.push_back({at, 1});
    }
    return views;
}

nlohmann::json toJson(const std::vector<TourView> &views)
{
    nlohmann::json array = nlohmann::json::array();
    for (const TourView &view : views)
        array.push_back({view.centre.x, view.centre.y, view.scale});
    return array;
}

} // namespace

Tour makeTour(const Level0Rect &extent, QSize window, const QImage &overview)
{
    TissueFinder tissue(extent, window, overview);
    Tour tour;
    tour.window = window;
    tour.jumps = jumps(tissue, 1);
    tour.sideways = sideways(tissue.next(), window);
    tour.resampled = jumps(tissue, resampledScale);
    for (const LegSpec &spec : legs)
        tour.legs.push_back(legOf(spec, tissue.next(), window));
    tour.hour = hour(tissue, extent, window);
    return tour;
}

nlohmann::json toJson(const Tour &tour)
{
    nlohmann::json legsOfTour = nlohmann::json::array();
    for (const TourLeg &leg : tour.legs)
        legsOfTour.push_back({{"name", leg.name}, {"frames", toJson(leg.frames)}});
    return {{"window", {tour.window.width(), tour.window.height()}},
            {"jumps", toJson(tour.jumps)},
            {"sideways", toJson(tour.sideways)},
            {"resampled", toJson(tour.resampled)},
            {"legs", legsOfTour}};
}

} // namespace tessera::bench
