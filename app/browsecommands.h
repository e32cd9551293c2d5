#pragma once
namespace tessera {

class CommandList;
class Workspace;

/// Moving over the slide of the current view and zooming it, by keys; and what mouse and held keys do there.
void addBrowseCommands(CommandList &commands, Workspace &workspace);

} // namespace tessera
