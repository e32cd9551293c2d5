#pragma once
class QDockWidget;

namespace tessera {

class ColourPanel;
class CommandList;
class Workspace;

/// The colours of the current slide by menu and keys. All outlive the commands.
void addColourCommands(CommandList &commands, Workspace &workspace, ColourPanel &panel, QDockWidget &dock);

} // namespace tessera
