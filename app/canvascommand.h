#pragma once
#include "app/commands/command.h"

#include <functional>

class QAction;

namespace tessera {

class CommandList;
class SlideCanvas;
class Workspace;

/// A command for the canvas of the current view: it needs a slide, and its keys work while the focus is on one.
QAction *addCanvasCommand(CommandList &commands, Workspace &workspace, Command command,
                          std::function<void(SlideCanvas &)> run);

/// Enables `action` while the current view has a slide.
void enableWithSlide(QAction &action, Workspace &workspace);

} // namespace tessera
