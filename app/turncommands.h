#pragma once
namespace tessera {

class MainWindow;

/// The commands that turn and flip the slide.
void addTurnCommands(MainWindow &window);

} // namespace tessera
