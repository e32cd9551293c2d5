#include "app/windowcommands.h"

#include "app/bookmarkcommands.h"
#include "app/browsecommands.h"
#include "app/canvasmenu.h"
#include "app/coveragecommands.h"
#include "app/filecommands.h"
#include "app/gotocommands.h"
#include "app/helpcommands.h"
#include "app/mainwindow.h"
#include "app/picturecommands.h"
#include "app/slideinfocommands.h"
#include "app/trainingdock.h"
#include "app/turncommands.h"
#include "app/viewcommands.h"
#include "app/waycommands.h"
#include "app/windowcomparison.h"
#include "app/worklist/worklistcommands.h"
#include "app/worklistdock.h"

namespace tessera {

void addWindowCommands(MainWindow &window)
{
    addFileCommands(window);
    addBrowseCommands(window.commands(), window.workspace());
    addTurnCommands(window);
    addWayCommands(window);
    addGoToCommands(window);
    addViewCommands(window);
    addCoverageCommands(window, window.coverages());
    addSlideInfo(window);
    addBookmarks(window);
    addPictureCommands(window);
    addCanvasMenus(window);
    addWorklistCommands(window.commands(), window.worklist().session(), window.worklist().panel());
    addComparisonCommands(window);
    addTraining(window);
    addHelpCommands(window);
}

} // namespace tessera
