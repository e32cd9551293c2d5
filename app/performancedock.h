#pragma once
#include <memory>

namespace tessera {

class MainWindow;
class TileEngine;

/// The performance panel in a dock of its own: hidden, in no menu, called by F12.
void addPerformanceDock(MainWindow &window, std::shared_ptr<TileEngine> tiles);

} // namespace tessera
