#pragma once
namespace tessera {

class MainWindow;

/// What is shown of a slide and around it, and how several are laid out.
void addViewCommands(MainWindow &window);

} // namespace tessera
