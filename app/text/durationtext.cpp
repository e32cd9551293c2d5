#include "app/text/durationtext.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace tessera {
namespace {

/// Translates.
struct DurationTexts {
    Q_DECLARE_TR_FUNCTIONS(Progress)
};

} // namespace

QString durationText(double seconds)
{
    const auto whole = static_cast<qint64>(std::ceil(std::clamp(seconds, 0.0, 1e9)));
    if (whole < 100)
        return DurationTexts::tr("%1 s").arg(whole);
    const qint64 minutes = (whole + 30) / 60;
    return minutes < 60 ? DurationTexts::tr("%1 min").arg(minutes)
                        : DurationTexts::tr("%1 h %2 min").arg(minutes / 60).arg(minutes % 60);
}

} // namespace tessera
