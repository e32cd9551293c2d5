#pragma once
class QMenu;
class QMenuBar;

namespace tessera {

class CommandList;

/// Fills the bar with one menu for each group that has commands, in the order of CommandGroup, its commands by section
/// and then in the order in which they were added.
void buildMenus(QMenuBar &bar, const CommandList &commands);

/// Gives every entry of the menu a letter of its own, the first of its words' that is free.
void giveMnemonics(QMenu &menu);

} // namespace tessera
