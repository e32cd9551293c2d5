#include "app/panels.h"

#include "app/commands/commandlist.h"
#include "app/mainwindow.h"
#include "viewer/canvas/slidecanvas.h"

#include <QDockWidget>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace tessera {

QDockWidget &addPanel(MainWindow &window, const Panel &panel)
{
    auto *dock = new QDockWidget(panel.title, &window);
    dock->setObjectName(panel.id + u"Dock"_s);
    dock->setAllowedAreas(Qt::LeftDockWidgetArea | Qt::RightDockWidgetArea);
    dock->setWidget(panel.widget);
    window.addDockWidget(Qt::RightDockWidgetArea, dock);
    window.tabifyDockWidget(&window.analysisDock(), dock);
    dock->hide();
    return *dock;
}

void addPanelCommand(MainWindow &window, QDockWidget &dock, const Command &command)
{
    QAction *action = window.commands().addSwitch(command, false, [&window, &dock](bool shown) {
        if (shown)
            return goToPanel(dock);
        dock.close();
        window.canvas().setFocus();
    });
    // A dock behind another one counts as hidden: the command brings it to the front.
    QObject::connect(&dock, &QDockWidget::visibilityChanged, action, [action](bool visible) {
        const QSignalBlocker blocker(action); // it has happened already
        action->setChecked(visible);
    });
}

void goToPanel(QDockWidget &dock)
{
    dock.show();
    dock.raise();
    QWidget *widget = dock.widget();
    widget->setFocus(Qt::ShortcutFocusReason);
}

} // namespace tessera
