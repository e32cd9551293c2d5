#include "app/windowcommands.h"

#include "app/browsecommands.h"
#include "app/filecommands.h"
#include "app/helpcommands.h"
#include "app/mainwindow.h"
#include "app/turncommands.h"
#include "app/viewcommands.h"

namespace tessera {

void addWindowCommands(MainWindow &window)
{
    addFileCommands(window);
    addBrowseCommands(window.commands(), window.workspace());
    addTurnCommands(window);
    addViewCommands(window);
    addHelpCommands(window);
}

} // namespace tessera
