#include "app/performancedock.h"

#include "app/commands/commandlist.h"
#include "app/mainwindow.h"
#include "app/performance/performancepanel.h"
#include "app/workspace/slideview.h"
#include "app/workspace/workspace.h"

#include <QCoreApplication>
#include <QDockWidget>

using namespace Qt::StringLiterals;

namespace tessera {

void addPerformanceDock(MainWindow &window, std::shared_ptr<TileEngine> tiles)
{
    const QString title = QCoreApplication::translate("PerformanceDock", "Performance");
    auto *panel = new PerformancePanel(std::move(tiles));
    auto *dock = new QDockWidget(title, &window);
    dock->setObjectName(u"performanceDock"_s);
    dock->setWidget(panel);
    window.addDockWidget(Qt::RightDockWidgetArea, dock);
    dock->hide();
    QObject::connect(&window.workspace(), &Workspace::currentChanged, panel,
                     [panel](SlideView *view) { panel->follow(view->canvas()); });
    panel->follow(window.view().canvas());
    window.commands().addAction({.id = u"performancePanel"_s,
                                 .text = title,
                                 .group = CommandGroup::view,
                                 .keys = {QKeySequence(Qt::Key_F12)},
                                 .place = MenuPlace::notInMenu},
                                dock->toggleViewAction());
}

} // namespace tessera
