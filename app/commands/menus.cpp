#include "app/commands/menus.h"

#include "app/commands/commandlist.h"

#include <QMenu>
#include <QMenuBar>
#include <QSet>

#include <algorithm>
#include <array>
#include <iterator>
#include <vector>

namespace tessera {
namespace {

constexpr std::array groups = {CommandGroup::file,    CommandGroup::slide, CommandGroup::view, CommandGroup::go,
                               CommandGroup::compare, CommandGroup::tools, CommandGroup::help};

bool beginsWord(const QString &text, qsizetype place) { return place == 0 || !text[place - 1].isLetterOrNumber(); }

/// Where the mnemonic goes; -1 when every letter is taken.
qsizetype freeLetter(const QString &text, const QSet<QChar> &taken)
{
    for (const bool wordsOnly : {true, false})
        for (qsizetype i = 0; i < text.size(); ++i)
            if (text[i].isLetterOrNumber() && (!wordsOnly || beginsWord(text, i)) && !taken.contains(text[i].toLower()))
                return i;
    return -1;
}

QString withMnemonic(QString text, QSet<QChar> &taken)
{
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
            action->setText(withMnemonic(action->text().remove(u'&'), taken));
}

void buildMenus(QMenuBar &bar, const CommandList &commands)
{
    QSet<QChar> taken;
    for (const CommandGroup group : groups) {
        std::vector<CommandList::Entry> entries;
        std::copy_if(commands.entries().begin(), commands.entries().end(), std::back_inserter(entries),
                     [&](const CommandList::Entry &entry) {
                         return entry.command.group == group && entry.command.place == MenuPlace::inMenu;
                     });
        if (entries.empty())
            continue;
        std::stable_sort(entries.begin(), entries.end(), [](const auto &left, const auto &right) {
            return left.command.section < right.command.section;
        });
        QMenu *menu = bar.addMenu(withMnemonic(titleOf(group), taken));
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
