#include "app/commands/command.h"

#include <QCoreApplication>

namespace tessera {

QString titleOf(CommandGroup group)
{
    const auto translated = [](const char *text) { return QCoreApplication::translate("CommandGroup", text); };
    switch (group) {
    case CommandGroup::file:
        return translated(QT_TRANSLATE_NOOP("CommandGroup", "File"));
    case CommandGroup::slide:
        return translated(QT_TRANSLATE_NOOP("CommandGroup", "Slide"));
    case CommandGroup::view:
        return translated(QT_TRANSLATE_NOOP("CommandGroup", "View"));
    case CommandGroup::go:
        return translated(QT_TRANSLATE_NOOP("CommandGroup", "Go"));
    case CommandGroup::compare:
        return translated(QT_TRANSLATE_NOOP("CommandGroup", "Compare"));
    case CommandGroup::tools:
        return translated(QT_TRANSLATE_NOOP("CommandGroup", "Tools"));
    case CommandGroup::help:
        return translated(QT_TRANSLATE_NOOP("CommandGroup", "Help"));
    }
    return {};
}

} // namespace tessera
