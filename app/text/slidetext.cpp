#include "app/text/slidetext.h"

#include <QString>

using namespace Qt::StringLiterals;

namespace tessera {

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

} // namespace tessera
