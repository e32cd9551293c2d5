#pragma once
namespace tessera {

class MainWindow;
class ViewCoverages;

/// The commands for what was seen of slides: shown, recorded, deleted.
void addCoverageCommands(MainWindow &window, ViewCoverages &coverages);

} // namespace tessera
