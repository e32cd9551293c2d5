#pragma once
namespace tessera {

class MainWindow;

/// The list of keys, the command palette, and what program this is.
void addHelpCommands(MainWindow &window);

} // namespace tessera
