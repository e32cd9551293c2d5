#pragma once
namespace tessera {

class MainWindow;

/// The way back and forward through visited views, and to the edges of the slide.
void addWayCommands(MainWindow &window);

} // namespace tessera
