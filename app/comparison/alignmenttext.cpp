#include "app/comparison/alignmenttext.h"

#include <QCoreApplication>
#include <QLocale>

namespace tessera {
namespace {

/// Translates.
struct AlignmentTexts {
    Q_DECLARE_TR_FUNCTIONS(AlignmentTexts)
};

} // namespace

QString lengthText(double length, bool inMicrometres)
{
    const QString value = QLocale().toString(length, 'f', length < 10 ? 1 : 0);
    return inMicrometres ? AlignmentTexts::tr("%1 µm").arg(value) : AlignmentTexts::tr("%1 px").arg(value);
}

QString alignmentText(const PairAlignment &alignment)
{
    const QString places = QLocale().toString(alignment.measuredAt);
    if (!alignment.error)
        return AlignmentTexts::tr("Aligned by points. %1 pairs always fit: set one more to see how good they are.")
            .arg(places);
    const QString error = lengthText(*alignment.error, alignment.inMicrometres);
    if (alignment.origin == AlignmentOrigin::points)
        return AlignmentTexts::tr("Aligned by points. Off by %1: the root mean square of %2 pairs.").arg(error, places);
    if (!alignment.ninetiethPercentile)
        return AlignmentTexts::tr("Aligned automatically. Off by %1.").arg(error);
    return AlignmentTexts::tr("Aligned automatically. Off by %1: the median of %2 places that had no part in it, nine "
                              "tenths of which are within %3.")
        .arg(error, places, lengthText(*alignment.ninetiethPercentile, alignment.inMicrometres));
}

QString overlayText(const QString &slide, const PairAlignment &alignment)
{
    if (!alignment.error)
        return AlignmentTexts::tr("%1, error not measured").arg(slide);
    return AlignmentTexts::tr("%1, off by %2").arg(slide, lengthText(*alignment.error, alignment.inMicrometres));
}

} // namespace tessera
