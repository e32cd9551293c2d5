#pragma once
namespace tessera {

class MainWindow;

/// Going to a place or a zoom that is typed.
void addGoToCommands(MainWindow &window);

} // namespace tessera
