#pragma once
namespace tessera {

class MainWindow;

/// Pictures of what is seen, for the clipboard and as files.
void addPictureCommands(MainWindow &window);

} // namespace tessera
