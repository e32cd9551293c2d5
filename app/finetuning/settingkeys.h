#pragma once
#include <QString>
#include <QStringList>

#include <string>
#include <vector>

namespace tessera {

enum class SettingKind { whole, number, flag, choice, text };

/// One key of a training's configuration (docs/training.md). A test compares all of them with that page.
struct SettingKey {
    /// Whether the ends of the range belong to it.
    enum class Ends { both, upper, lower };

    std::string name;
    SettingKind kind = SettingKind::number;
    std::string fallback;             ///< its default; empty = none
    std::vector<std::string> choices; ///< of SettingKind::choice
    double smallest = 0, largest = 0;
    Ends ends = Ends::both;
    const char *meaning = ""; ///< one sentence; meaningOf() translates it
};

/// All but `warm_start`, which has a choice of its own, in the order of the page.
const std::vector<SettingKey> &settingKeys();
/// The key of that name, which exists.
const SettingKey &settingKey(const std::string &name);
QString meaningOf(const SettingKey &key);

/// The settings that are always in view.
const QStringList &mainSettings();

/// Empty where the text is a value of this key, or several numbers between semicolons, else one sentence. A comma is
/// taken for a point.
QString problemWith(const SettingKey &key, const QString &text);
/// As the engine reads it; several values as the list "[a,b]", which makes a grid.
QString valueOf(const SettingKey &key, const QString &text);

} // namespace tessera
