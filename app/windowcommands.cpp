#include "app/windowcommands.h"

#include "app/browsecommands.h"
#include "app/filecommands.h"
#include "app/helpcommands.h"
#include "app/mainwindow.h"
#include "app/viewcommands.h"

namespace tessera {

void addWindowCommands(MainWindow &window)
{
    addFileCommands(window);
    addBrowseCommands(window.commands(), window.workspace());
    addViewCommands(window);
    addHelpCommands(window);
}

} // namespace tessera
