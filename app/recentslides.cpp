#include "app/recentslides.h"

#include "app/settings.h"

#include <QFileInfo>

namespace tessera {

RecentSlides::RecentSlides(QObject *parent) : QObject(parent), m_paths(readRecentSlides().mid(0, most)) {}

void RecentSlides::add(const QString &path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    QStringList paths = m_paths;
    paths.removeAll(absolute);
    paths.prepend(absolute);
    set(paths.mid(0, most));
}

void RecentSlides::clear() { set({}); }

void RecentSlides::set(const QStringList &paths)
{
    m_paths = paths;
    writeRecentSlides(paths);
    Q_EMIT changed();
}

} // namespace tessera
