#pragma once
#include "analysis/client/analysisjob.h"

#include <QString>

namespace tessera {

/// "Encoding tiles: 1,200 of 5,000, 210 tiles/s, about 20 s left".
QString progressText(const AnalysisJob &job);

} // namespace tessera
