#include "viewer/project/detail/storedpath.h"

#include "base/text.h"

#include <QByteArray>
#include <QString>

namespace tessera::detail {

QVariant stored(const std::filesystem::path &path)
{
    const std::string &bytes = path.native();
    if (validUtf8(bytes) == bytes)
        return QString::fromStdString(bytes);
    return QByteArray::fromStdString(bytes);
}

std::filesystem::path pathOf(const QVariant &stored)
{
    if (stored.typeId() == QMetaType::QByteArray)
        return stored.toByteArray().toStdString();
    return stored.toString().toStdString();
}

std::filesystem::path relativeTo(const std::filesystem::path &folder, const std::filesystem::path &path)
{
    const std::filesystem::path relative = path.lexically_normal().lexically_relative(folder.lexically_normal());
    return relative.empty() ? path : relative;
}

std::filesystem::path absoluteFrom(const std::filesystem::path &folder, const std::filesystem::path &path)
{
    return (folder / path).lexically_normal();
}

} // namespace tessera::detail
