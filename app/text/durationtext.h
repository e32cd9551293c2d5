#pragma once
#include <QString>

namespace tessera {

/// In the largest sensible unit: "45 s", "3 min", "1 h 20 min".
QString durationText(double seconds);

} // namespace tessera
