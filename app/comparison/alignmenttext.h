#pragma once
#include "app/comparison/pairalignment.h"

#include <QString>

namespace tessera {

/// "0.4 µm", "12 µm", or "3.1 px" where no slide says its resolution.
QString lengthText(double length, bool inMicrometres);

/// What the user should know of an alignment: how it was made, how far it is off, and how that was measured.
QString alignmentText(const PairAlignment &alignment);

/// The same as short as it can be said over the slides: "HER2.svs, off by 0.4 µm".
QString overlayText(const QString &slide, const PairAlignment &alignment);

} // namespace tessera
