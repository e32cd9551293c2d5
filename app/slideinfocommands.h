#pragma once
namespace tessera {

class MainWindow;

/// The panel that says what is known of the slide, and its command.
void addSlideInfo(MainWindow &window);

} // namespace tessera
