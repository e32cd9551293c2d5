#include "app/text/slidetext.h"

#include <QCoreApplication>
#include <QLocale>
#include <QString>

#include <cmath>

using namespace Qt::StringLiterals;

namespace tessera {
namespace {

struct SlideTexts {
    Q_DECLARE_TR_FUNCTIONS(SlideText)
};

} // namespace

QStringList slideNamePatterns()
{
    return u"*.svs *.tif *.tiff *.btf *.ndpi *.scn *.mrxs *.vms *.vmu *.svslide *.bif *.dcm *.png *.jpg *.jpeg"_s.split(u' ');
}

bool saysSynthetic(const SlideFacts &facts)
{
    for (const auto &[name, value] : facts.properties)
        if (QString::fromStdString(name).endsWith(u"ImageDescription"_s, Qt::CaseInsensitive) &&
            QString::fromStdString(value).contains(u"synthetic"_s, Qt::CaseInsensitive))
            return true;
    return false;
}

QString textOf(const MicronsPerPixel &mpp)
{
    const QLocale locale;
    const bool square = std::abs(mpp.x - mpp.y) < 0.0005 * mpp.mean();
    const QString value = square ? locale.toString(mpp.mean(), 'f', 4)
                                 : locale.toString(mpp.x, 'f', 4) + u" × "_s + locale.toString(mpp.y, 'f', 4);
    switch (mpp.source) {
    case MppSource::file:
        return SlideTexts::tr("%1 µm/px (from the file)").arg(value);
    case MppSource::resolutionTag:
        return SlideTexts::tr("%1 µm/px (from resolution tags)").arg(value);
    case MppSource::objectivePower:
        return SlideTexts::tr("%1 µm/px (from the objective)").arg(value);
    case MppSource::user:
        return SlideTexts::tr("%1 µm/px (set by you)").arg(value);
    }
    return value;
}

} // namespace tessera
