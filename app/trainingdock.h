#pragma once
namespace tessera {

class MainWindow;

/// The panel that teaches models on one's own cases, in a dock that is made when it is first shown, its command, and
/// what ties it to the worklist, the models and the settings.
void addTraining(MainWindow &window);

} // namespace tessera
