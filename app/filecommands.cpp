#include "app/filecommands.h"

#include "app/commands/commandlist.h"
#include "app/mainwindow.h"
#include "app/recentslides.h"
#include "app/sessionkeeper.h"
#include "app/workspace/slideview.h"
#include "app/workspace/workspace.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace tessera {
namespace {

/// Translates.
struct FileCommands {
    Q_DECLARE_TR_FUNCTIONS(FileCommands)
};

void fill(QMenu &menu, MainWindow &window)
{
    menu.clear();
    const QStringList paths = window.recentSlides().paths();
    for (int i = 0; i < paths.size(); ++i) {
        const QString path = paths[i];
        QString name = QFileInfo(path).fileName();
        name.replace(u'&', u"&&"_s);
        QAction *action = menu.addAction(i < 9 ? u"&%1  %2"_s.arg(i + 1).arg(name) : u"%1  %2"_s.arg(i + 1).arg(name));
        action->setToolTip(path);
        // Queued: opening rebuilds this menu, and with it the entry that was clicked.
        QObject::connect(
            action, &QAction::triggered, &window, [&window, path] { window.open(path); }, Qt::QueuedConnection);
    }
    if (!paths.isEmpty()) {
        menu.addSeparator();
        QAction *clear = menu.addAction(FileCommands::tr("&Clear List"));
        QObject::connect(clear, &QAction::triggered, &window.recentSlides(), &RecentSlides::clear,
                         Qt::QueuedConnection);
    }
    menu.menuAction()->setEnabled(!paths.isEmpty());
}

} // namespace

void addFileCommands(MainWindow &window)
{
    CommandList &commands = window.commands();
    commands.add({.id = u"openSlide"_s,
                  .text = FileCommands::tr("Open…"),
                  .group = CommandGroup::file,
                  .keys = QKeySequence::keyBindings(QKeySequence::Open)},
                 [&window] { window.chooseSlides(); });

    auto *recent = new QMenu(&window);
    recent->setToolTipsVisible(true);
    commands.addAction({.id = u"recentSlides"_s, .text = FileCommands::tr("Open Recent"), .group = CommandGroup::file},
                       recent->menuAction());
    recent->setObjectName(u"recentMenu"_s);
    QObject::connect(&window.recentSlides(), &RecentSlides::changed, recent,
                     [recent, &window] { fill(*recent, window); });
    fill(*recent, window);

    commands.add({.id = u"openSample"_s, .text = FileCommands::tr("Open Sample Slide"), .group = CommandGroup::file},
                 [&window] { window.openSample(); });
    QAction *before = commands.add(
        {.id = u"reopenSession"_s, .text = FileCommands::tr("Reopen Last Session"), .group = CommandGroup::file},
        [&window] { window.sessionKeeper().reopenBefore(); });
    const auto showReopenable = [&window, before] { before->setEnabled(window.sessionKeeper().canReopenBefore()); };
    QObject::connect(&window.sessionKeeper(), &SessionKeeper::reopenableChanged, before, showReopenable);
    showReopenable();

    QAction *close = commands.add({.id = u"closeView"_s,
                                   .text = FileCommands::tr("Close Slide"),
                                   .group = CommandGroup::file,
                                   .keys = {QKeySequence(Qt::CTRL | Qt::Key_W)},
                                   .section = 1},
                                  [&window] { window.workspace().close(window.view()); });
    QAction *closeAll = commands.add(
        {.id = u"closeAllViews"_s, .text = FileCommands::tr("Close All"), .group = CommandGroup::file, .section = 1},
        [&window] { window.workspace().closeAll(); });
    const auto showEnabled = [&window, close, closeAll] {
        const bool any = window.workspace().views().size() > 1 || !window.view().isEmpty();
        close->setEnabled(any);
        closeAll->setEnabled(any);
    };
    QObject::connect(&window.workspace(), &Workspace::viewsChanged, close, showEnabled);
    showEnabled();

    commands.add({.id = u"showSettings"_s,
                  .text = FileCommands::tr("Settings…"),
                  .group = CommandGroup::file,
                  .keys = {QKeySequence(Qt::CTRL | Qt::Key_Comma)},
                  .section = 2},
                 [&window] { window.showSettings(); });
    commands
        .add({.id = u"quit"_s,
              .text = FileCommands::tr("Quit"),
              .group = CommandGroup::file,
              .keys = {QKeySequence(Qt::CTRL | Qt::Key_Q)},
              .section = 3},
             [&window] { window.close(); })
        ->setMenuRole(QAction::QuitRole);
}

} // namespace tessera
