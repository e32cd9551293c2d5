#pragma once
#include <QKeySequence>
#include <QList>
#include <QString>

namespace tessera {

/// The menu that a command is in, and its chapter in the list of keys.
enum class CommandGroup { file, slide, view, go, compare, tools, help };
QString titleOf(CommandGroup group);

/// Where its keys work. Single letters and digits are for the slide: typed into a text field they are text.
enum class KeyScope {
    window,
    slide ///< while the focus is in the workspace
};

/// A command that is worth a line in its menu, or one that the palette, the list of keys and the keyboard are enough
/// for.
enum class MenuPlace { inMenu, notInMenu };

/// What is known of a command before anybody can do anything with it.
struct Command {
    QString id;   ///< stable, also the action's object name: settings keep its keys by it
    QString text; ///< for menu and palette, without mnemonic
    CommandGroup group = CommandGroup::view;
    QList<QKeySequence> keys{}; ///< until the user chooses others
    KeyScope scope = KeyScope::window;
    int section = 0; ///< of its menu: a line is drawn where it changes
    MenuPlace place = MenuPlace::inMenu;
};

/// Something that the hands do which is no command: a key that is held, a drag, the wheel. Listed for the reader of
/// the keys; not to be changed.
struct Gesture {
    QString keys; ///< "Space and drag"
    QString text;
    CommandGroup group = CommandGroup::view;
};

} // namespace tessera
