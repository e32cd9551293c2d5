#pragma once
#include "base/units.h"

#include <QLocale>
#include <QString>

#include <optional>

namespace tessera {

/// What a place on a slide is understood with.
struct PlaceContext {
    Level0Rect extent;
    std::optional<MicronsPerPixel> mpp;
};

/// Where the user wants to look. What was not said stays as it is.
struct WantedPlace {
    std::optional<Level0Point> centre;
    std::optional<double> scale; ///< level-0 pixels per screen pixel
};

/// What was understood, or one sentence that says what is wrong with the text.
struct PlaceAnswer {
    WantedPlace place;
    QString problem{};
};

/// Reads "12000, 8000", "x 12000 y 8000 px", "3.1 mm, 2 mm", "20x", "0.5 um/px", "50 %", or a place and a zoom after
/// it. Lengths count from the slide's upper left corner; without a unit they are level-0 pixels. Numbers are written as
/// `locale` does, with a comma or a point.
PlaceAnswer parsePlace(const QString &text, const PlaceContext &context, const QLocale &locale = QLocale());

/// The text that parsePlace() reads back as this place, to the whole pixel.
QString placeText(Level0Point point);
/// The same for a zoom: "20x", or "50 %" where the resolution is unknown.
QString zoomText(double scale, const std::optional<MicronsPerPixel> &mpp, const QLocale &locale = QLocale());

} // namespace tessera
