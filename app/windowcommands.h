#pragma once
namespace tessera {

class MainWindow;

/// Every command that the window itself offers, in the order of its menus. Features have functions like this one in
/// their own folders, called from here.
void addWindowCommands(MainWindow &window);

} // namespace tessera
