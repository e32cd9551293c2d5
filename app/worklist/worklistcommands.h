#pragma once
namespace tessera {

class CommandList;
class WorklistPanel;
class WorklistSession;

/// Projects and worklist in the list of commands. All outlive it.
void addWorklistCommands(CommandList &commands, WorklistSession &session, WorklistPanel &panel);

} // namespace tessera
