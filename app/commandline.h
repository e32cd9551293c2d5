#pragma once
#include <QString>
#include <QStringList>

#include <optional>
#include <variant>

namespace tessera {

/// What the program is asked to do when it starts.
struct CommandLine {
    QString slide{};             ///< absolute path; empty = none
    QString project{};           ///< absolute path; empty = the one of the last time
    bool analyse = false;        ///< run the model on the slide, or show its stored result
    QString model{};             ///< id; empty = the one used last
    std::optional<double> mpp{}; ///< the user's own, um per pixel
    QString screenshot{};        ///< PNG to write once everything is drawn, then exit; empty = none
};

/// Nothing to start: a text to print and the exit code (0: help or version, 2: the words were wrong).
struct PrintAndExit {
    int code = 0;
    QString text;
};

/// `arguments` starts with the program's name. Relative slides count from the current folder.
std::variant<CommandLine, PrintAndExit> parseCommandLine(const QStringList &arguments);

} // namespace tessera
