#pragma once
#include "base/units.h"

#include <nlohmann/json.hpp>

#include <QImage>
#include <QSize>

#include <string>
#include <vector>

namespace tessera::bench {

/// What is on the screen: the centre in level-0 pixels, and level-0 pixels per screen pixel.
struct TourView {
    Level0Point centre;
    double scale = 1;
};

/// A movement, one view for each frame of 1/60 s.
struct TourLeg {
    std::string name;
    std::vector<TourView> frames;
};

/// What every program is led through, in screen pixels of one window size.
struct Tour {
    std::vector<TourView> jumps;     ///< far apart, on tissue
    std::vector<TourView> sideways;  ///< each a view further, there and back in rows
    std::vector<TourView> resampled; ///< like jumps, between two levels of the pyramid
    std::vector<TourLeg> legs;
    QSize window;
    std::vector<TourView> hour; ///< the fields of an hour, one each 1.5 s: mostly a view to the side
};

/// `overview` shows the whole slide, for finding tissue. The same arguments always give the same tour.
Tour makeTour(const Level0Rect &extent, QSize window, const QImage &overview);

/// For programs in other languages: {"jumps": [[x, y, scale], ...], "legs": [{"name": ..., "frames": [...]}], ...}
nlohmann::json toJson(const Tour &tour);

} // namespace tessera::bench
