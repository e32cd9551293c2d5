#include "app/text/paths.h"

#include <QFile>

namespace tessera {

std::filesystem::path toPath(const QString &path)
{
    return std::filesystem::path(QFile::encodeName(path).toStdString());
}

QString toQString(const std::filesystem::path &path) { return QFile::decodeName(path.string().c_str()); }

} // namespace tessera
