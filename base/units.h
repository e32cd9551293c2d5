#pragma once
#include <compare>
#include <cstdint>
#include <string_view>

namespace tessera {

/// Length on the glass. Explicit from and to double, so that pixels cannot slip in.
class Micrometres {
public:
    constexpr explicit Micrometres(double value) : m_value(value) {}
    constexpr double value() const { return m_value; }
    friend constexpr auto operator<=>(Micrometres, Micrometres) = default;

private:
    double m_value;
};

/// Level-0 coordinates: pixels of the whole level-0 image as OpenSlide counts them, origin top left,
/// x right, y down. Offsets of other programs (bounds-x, bounds-y) are applied in their reader or writer.
struct Level0Point {
    double x = 0;
    double y = 0;
    friend constexpr bool operator==(Level0Point, Level0Point) = default;
};

struct Level0Rect {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
    constexpr bool contains(Level0Point point) const
    {
        return point.x >= x && point.y >= y && point.x < x + width && point.y < y + height;
    }
    friend constexpr bool operator==(Level0Rect, Level0Rect) = default;
};

/// Where a pixel pitch comes from. A pitch that is unknown is std::nullopt, never 0.
enum class MppSource { file, resolutionTag, objectivePower, user };

constexpr std::string_view nameOf(MppSource source)
{
    switch (source) {
    case MppSource::file:
        return "file";
    case MppSource::resolutionTag:
        return "resolution tag";
    case MppSource::objectivePower:
        return "objective power";
    case MppSource::user:
        return "user";
    }
    return "";
}

/// Pixel pitch of level 0 in micrometres per pixel, by axis.
struct MicronsPerPixel {
    double x = 0;
    double y = 0;
    MppSource source = MppSource::file;
    constexpr double mean() const { return (x + y) / 2; }
    friend constexpr bool operator==(MicronsPerPixel, MicronsPerPixel) = default;
};

/// Pitches outside this range are a screen's dpi or a mistake, not a scanner's.
constexpr double smallestPlausibleMpp = 0.05;
constexpr double largestPlausibleMpp = 20.0;
constexpr bool isPlausibleMpp(double value) { return value >= smallestPlausibleMpp && value <= largestPlausibleMpp; }

/// Magnification as a label: 10 um/px at 1x, the convention of scanners (0.25 um/px = 40x).
class Magnification {
public:
    constexpr explicit Magnification(double value) : m_value(value) {}
    constexpr double value() const { return m_value; }
    static constexpr Magnification ofMpp(double micronsPerPixel) { return Magnification(10.0 / micronsPerPixel); }
    constexpr double micronsPerPixel() const { return 10.0 / m_value; }

private:
    double m_value;
};

} // namespace tessera
