#pragma once
#include <QVariant>

#include <filesystem>

namespace tessera::detail {

/// A path as a project keeps it: text, or its bytes where they are not UTF-8.
QVariant stored(const std::filesystem::path &path);
std::filesystem::path pathOf(const QVariant &stored);

/// `path` from the folder of the project; absolute where there is no way (another root).
std::filesystem::path relativeTo(const std::filesystem::path &folder, const std::filesystem::path &path);
/// Absolute, without "..".
std::filesystem::path absoluteFrom(const std::filesystem::path &folder, const std::filesystem::path &path);

} // namespace tessera::detail
