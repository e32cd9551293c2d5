#pragma once
namespace tessera {

class CommandList;
class CompareSession;

/// Synchronise, align, lay over each other: as commands of menu, palette and keyboard. Both outlive the window.
void addCompareCommands(CommandList &commands, CompareSession &session);

} // namespace tessera
