#pragma once
namespace tessera {

class MainWindow;

/// The menu of a right click on a slide, or of the menu key: what is useful at that place.
void addCanvasMenus(MainWindow &window);

} // namespace tessera
