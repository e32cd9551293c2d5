#pragma once
#include "analysis/client/analysisjob.h"

#include <QString>

namespace tessera {

/// "Encoding tiles: 1,200 of 5,000, 210 tiles/s, about 20 s left".
QString progressText(const AnalysisJob &job);

/// In the largest sensible unit: "45 s", "3 min", "1 h 20 min".
QString durationText(double seconds);

} // namespace tessera
