#include "app/commands/menus.h"

#include "app/commands/commandlist.h"

#include <QMenu>
#include <QMenuBar>
#include <QSet>

#include <algorithm>
#include <array>
#include <iterator>
#include <vector>

using namespace Qt::StringLiterals;

namespace tessera {
namespace {

struct Group {
    CommandGroup group;
    QLatin1String name; ///< gives its letter where the title has none
};
constexpr std::array groups = {Group{CommandGroup::file, "file"_L1},       Group{CommandGroup::slide, "slide"_L1},
                               Group{CommandGroup::view, "view"_L1},       Group{CommandGroup::go, "go"_L1},
                               Group{CommandGroup::compare, "compare"_L1}, Group{CommandGroup::tools, "tools"_L1},
                               Group{CommandGroup::help, "help"_L1}};

/// On every keyboard.
bool isKey(QChar letter) { return letter.isLetterOrNumber() && letter.unicode() < 128; }

bool beginsWord(const QString &text, qsizetype place) { return place == 0 || !text[place - 1].isLetterOrNumber(); }

/// Where the mnemonic goes; -1 when every letter is taken.
qsizetype freeLetter(const QString &text, const QSet<QChar> &taken)
{
    for (const bool wordsOnly : {true, false})
        for (qsizetype i = 0; i < text.size(); ++i)
            if (isKey(text[i]) && (!wordsOnly || beginsWord(text, i)) && !taken.contains(text[i].toLower()))
                return i;
    return -1;
}

/// As Chinese menus have it: a letter of the English name in brackets, before a closing ellipsis.
QString withLetterBehind(QString text, const QString &name, QSet<QChar> &taken)
{
    const qsizetype place = freeLetter(name, taken);
    if (place < 0)
        return text;
    taken.insert(name[place].toLower());
    return text.insert(text.endsWith(u'…') ? text.size() - 1 : text.size(), u"(&%1)"_s.arg(name[place].toUpper()));
}

QString withMnemonic(QString text, const QString &name, QSet<QChar> &taken)
{
    if (std::none_of(text.begin(), text.end(), isKey))
        return withLetterBehind(text, name + u"abcdefghijklmnopqrstuvwxyz"_s, taken);
    const qsizetype place = freeLetter(text, taken);
    if (place < 0)
        return text;
    taken.insert(text[place].toLower());
    return text.insert(place, u'&');
}

} // namespace

void giveMnemonics(QMenu &menu)
{
    QSet<QChar> taken;
    for (QAction *action : menu.actions())
        if (!action->isSeparator())
            action->setText(withMnemonic(action->text().remove(u'&'), action->objectName(), taken));
}

void buildMenus(QMenuBar &bar, const CommandList &commands)
{
    QSet<QChar> taken;
    for (const auto &[group, name] : groups) {
        std::vector<CommandList::Entry> entries;
        std::copy_if(commands.entries().begin(), commands.entries().end(), std::back_inserter(entries),
                     [&, group = group](const CommandList::Entry &entry) {
                         return entry.command.group == group && entry.command.place == MenuPlace::inMenu;
                     });
        if (entries.empty())
            continue;
        std::stable_sort(entries.begin(), entries.end(), [](const auto &left, const auto &right) {
            return left.command.section < right.command.section;
        });
        QMenu *menu = bar.addMenu(withMnemonic(titleOf(group), name, taken));
        int section = entries.front().command.section;
        for (const CommandList::Entry &entry : entries) {
            if (section != entry.command.section)
                menu->addSeparator();
            section = entry.command.section;
            menu->addAction(entry.action);
        }
        giveMnemonics(*menu);
    }
}

} // namespace tessera
