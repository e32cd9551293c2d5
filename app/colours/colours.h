#pragma once
#include "app/colours/colourmemory.h"

class QMainWindow;

namespace tessera {

class CommandList;
class Workspace;

/// Everything about colours in a window: panel in a dock beside the others, badge in the status bar, commands, memory.
/// Call it before the menus are built. All go with the window.
void addColours(QMainWindow &window, Workspace &workspace, CommandList &commands, ColourStore store);

} // namespace tessera
