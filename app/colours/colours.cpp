#include "app/colours/colours.h"

#include "app/colours/colourcommands.h"
#include "app/colours/colourpanel.h"
#include "app/colours/iccbadge.h"

#include <QCoreApplication>
#include <QDockWidget>
#include <QMainWindow>
#include <QStatusBar>

using namespace Qt::StringLiterals;

namespace tessera {

void addColours(QMainWindow &window, Workspace &workspace, CommandList &commands, ColourStore store)
{
    const QList<QDockWidget *> others = window.findChildren<QDockWidget *>();
    auto *dock = new QDockWidget(QCoreApplication::translate("Colours", "Colour"), &window);
    auto *panel = new ColourPanel(workspace);
    dock->setObjectName(u"colourDock"_s);
    dock->setAllowedAreas(Qt::LeftDockWidgetArea | Qt::RightDockWidgetArea);
    dock->setWidget(panel);
    window.addDockWidget(Qt::RightDockWidgetArea, dock);
    if (!others.isEmpty())
        window.tabifyDockWidget(others.last(), dock);
    dock->hide();
    window.statusBar()->addPermanentWidget(new IccBadge(workspace));
    addColourCommands(commands, workspace, *panel, *dock);
    new ColourMemory(workspace, std::move(store), &window);
}

} // namespace tessera
