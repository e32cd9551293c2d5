#pragma once
namespace tessera {

class MainWindow;

/// Opening, closing, settings, quitting.
void addFileCommands(MainWindow &window);

} // namespace tessera
