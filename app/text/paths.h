#pragma once
#include <QString>

#include <filesystem>

namespace tessera {

/// Qt's and the standard library's paths. Both keep every name of Linux: bytes that are not UTF-8 pass through
/// QFile's own encoding.
std::filesystem::path toPath(const QString &path);
QString toQString(const std::filesystem::path &path);

} // namespace tessera
