#pragma once
#include "app/commands/command.h"

#include <QString>

class QDockWidget;
class QWidget;

namespace tessera {

class MainWindow;

struct Panel {
    QString id; ///< "bookmarks"; the dock is "bookmarksDock", its command "bookmarksPanel"
    QString title;
    QWidget *widget = nullptr; ///< the dock takes it
};

/// A dock at the right, a tab beside those that are there, hidden until it is asked for.
QDockWidget &addPanel(MainWindow &window, const Panel &panel);

/// The command that shows the dock, in front and with the keyboard in it, and hides it again; then the slide has the
/// keyboard.
void addPanelCommand(MainWindow &window, QDockWidget &dock, const Command &command);

/// Shows the dock in front of those that share its place, and gives its widget the keyboard.
void goToPanel(QDockWidget &dock);

} // namespace tessera
