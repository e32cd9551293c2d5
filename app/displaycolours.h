#pragma once
#include <memory>

namespace tessera {

class MainWindow;
class TileEngine;

/// Shows the window's slides through the profile of the display that the settings name, now and whenever they change.
/// It is read in the background; one that cannot be used is told, and the display taken for sRGB.
void addDisplayColours(MainWindow &window, std::shared_ptr<TileEngine> tiles);

} // namespace tessera
