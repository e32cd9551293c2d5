#include "app/viewcommands.h"

#include "app/canvascommand.h"
#include "app/commands/commandlist.h"
#include "app/mainwindow.h"
#include "app/worklistdock.h"
#include "app/workspace/slideview.h"
#include "app/workspace/workspace.h"
#include "viewer/canvas/minimap.h"
#include "viewer/canvas/scalebar.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QDockWidget>
#include <QMenu>
#include <QSignalBlocker>

#include <functional>

using namespace Qt::StringLiterals;

namespace tessera {
namespace {

// Sections of the View menu; zooming is 0.
constexpr int shownSection = 1;
constexpr int panelSection = 2;
constexpr int windowSection = 3;

/// Translates.
struct ViewCommands {
    Q_DECLARE_TR_FUNCTIONS(ViewCommands)
};

/// A switch of each view by itself: the action shows that of the current one.
void addViewSwitch(MainWindow &window, const Command &command, std::function<bool(SlideView &)> isOn,
                   std::function<void(SlideView &, bool)> set)
{
    QAction *action =
        window.commands().addSwitch(command, isOn(window.view()), [&window, set](bool on) { set(window.view(), on); });
    const auto show = [&window, action, isOn] {
        const QSignalBlocker blocker(action);
        action->setChecked(isOn(window.view()));
    };
    QObject::connect(&window.workspace(), &Workspace::currentChanged, action, show);
}

void addShown(MainWindow &window)
{
    // The overlay is switched by the panel too: the action must follow it.
    QAction *map = window.commands().addSwitch({.id = u"heatMap"_s,
                                                .text = ViewCommands::tr("Heat Map"),
                                                .group = CommandGroup::view,
                                                .keys = {QKeySequence(Qt::Key_C), QKeySequence(Qt::CTRL | Qt::Key_H)},
                                                .scope = KeyScope::slide,
                                                .section = shownSection},
                                               window.view().overlay().isSwitchedOn(),
                                               [&window](bool on) { window.view().overlay().setSwitchedOn(on); });
    const auto showMap = [&window, map] { map->setChecked(window.view().overlay().isSwitchedOn()); };
    const auto follow = [map, showMap](SlideView *view) {
        QObject::connect(&view->overlay(), &OverlayModel::changed, map, showMap);
    };
    for (SlideView *view : window.workspace().views())
        follow(view);
    QObject::connect(&window.workspace(), &Workspace::viewAdded, map, follow);
    QObject::connect(&window.workspace(), &Workspace::currentChanged, map, showMap);

    addViewSwitch(
        window,
        {.id = u"overview"_s,
         .text = ViewCommands::tr("Overview"),
         .group = CommandGroup::view,
         .section = shownSection},
        [](SlideView &view) { return view.minimap().isWanted(); },
        [](SlideView &view, bool on) { view.minimap().setWanted(on); });
    addViewSwitch(
        window,
        {.id = u"scaleBar"_s,
         .text = ViewCommands::tr("Scale Bar"),
         .group = CommandGroup::view,
         .section = shownSection},
        [](SlideView &view) { return view.scaleBar().isShown(); },
        [](SlideView &view, bool on) { view.scaleBar().setShown(on); });
}

void addGrids(MainWindow &window)
{
    auto *menu = new QMenu(&window);
    auto *group = new QActionGroup(menu);
    const auto addGrid = [&](ViewGrid grid, const QString &text, const QKeySequence &key) {
        QAction *action = window.commands().addSwitch({.id = u"grid%1x%2"_s.arg(grid.rows).arg(grid.columns),
                                                       .text = text,
                                                       .group = CommandGroup::view,
                                                       .keys = key.isEmpty() ? QList<QKeySequence>() : QList{key},
                                                       .place = MenuPlace::notInMenu},
                                                      window.workspace().grid() == grid, [&window, grid](bool on) {
                                                          if (on)
                                                              window.workspace().setGrid(grid);
                                                      });
        group->addAction(action);
        menu->addAction(action);
        QObject::connect(&window.workspace(), &Workspace::gridChanged, action, [&window, action, grid] {
            // (a grid that is none of these unchecks them all)
            action->actionGroup()->setExclusionPolicy(QActionGroup::ExclusionPolicy::ExclusiveOptional);
            const QSignalBlocker blocker(action);
            action->setChecked(window.workspace().grid() == grid);
            action->actionGroup()->setExclusionPolicy(QActionGroup::ExclusionPolicy::Exclusive);
        });
    };
    addGrid({1, 1}, ViewCommands::tr("One Slide"), QKeySequence(Qt::CTRL | Qt::ALT | Qt::SHIFT | Qt::Key_1));
    addGrid({1, 2}, ViewCommands::tr("Two Side by Side"), QKeySequence(Qt::CTRL | Qt::ALT | Qt::SHIFT | Qt::Key_2));
    addGrid({2, 1}, ViewCommands::tr("Two One Below the Other"), {});
    addGrid({1, 3}, ViewCommands::tr("Three Side by Side"), QKeySequence(Qt::CTRL | Qt::ALT | Qt::SHIFT | Qt::Key_3));
    addGrid({2, 2}, ViewCommands::tr("Two by Two"), QKeySequence(Qt::CTRL | Qt::ALT | Qt::SHIFT | Qt::Key_4));
    addGrid({2, 3}, ViewCommands::tr("Two Rows of Three"), {});
    addGrid({3, 3}, ViewCommands::tr("Three by Three"), {});
    window.commands().addAction(
        {.id = u"grids"_s, .text = ViewCommands::tr("Layout"), .group = CommandGroup::view, .section = panelSection},
        menu->menuAction());
}

void addThemes(MainWindow &window)
{
    auto *menu = new QMenu(&window);
    auto *group = new QActionGroup(menu);
    const auto addTheme = [&](const QString &text, Theme theme) {
        QAction *action = window.commands().addSwitch({.id = u"theme-"_s + nameOf(theme),
                                                       .text = text,
                                                       .group = CommandGroup::view,
                                                       .place = MenuPlace::notInMenu},
                                                      window.settings().theme == theme, [&window, theme](bool on) {
                                                          if (on && window.settings().theme != theme)
                                                              window.setTheme(theme);
                                                      });
        group->addAction(action);
        menu->addAction(action);
        // The settings dialog may change it as well.
        QObject::connect(&window, &MainWindow::themeChanged, action,
                         [&window, action, theme] { action->setChecked(window.settings().theme == theme); });
    };
    addTheme(ViewCommands::tr("Dark Theme"), Theme::dark);
    addTheme(ViewCommands::tr("Light Theme"), Theme::light);
    addTheme(ViewCommands::tr("High Contrast Theme"), Theme::highContrast);
    addTheme(ViewCommands::tr("Theme of the Desktop"), Theme::system);
    window.commands().addAction(
        {.id = u"themes"_s, .text = ViewCommands::tr("Theme"), .group = CommandGroup::view, .section = windowSection},
        menu->menuAction());
}

void addWindowStates(MainWindow &window)
{
    CommandList &commands = window.commands();
    QAction *full = commands.addSwitch({.id = u"fullScreen"_s,
                                        .text = ViewCommands::tr("Full Screen"),
                                        .group = CommandGroup::view,
                                        .keys = {QKeySequence(Qt::Key_F11)},
                                        .section = windowSection},
                                       false, [&window](bool on) {
                                           if (on != window.isFullScreen())
                                               window.setFullScreen(on);
                                       });
    QObject::connect(&window, &MainWindow::fullScreenChanged, full, &QAction::setChecked);
    QAction *presentation = commands.addSwitch({.id = u"presentation"_s,
                                                .text = ViewCommands::tr("Presentation"),
                                                .group = CommandGroup::view,
                                                .keys = {QKeySequence(Qt::SHIFT | Qt::Key_F11)},
                                                .section = windowSection},
                                               false, [&window](bool on) { window.setPresentation(on); });
    QObject::connect(&window, &MainWindow::presentationChanged, presentation, &QAction::setChecked);
}

void addTabs(MainWindow &window)
{
    CommandList &commands = window.commands();
    Workspace &workspace = window.workspace();
    QAction *next = commands.add({.id = u"nextView"_s,
                                  .text = ViewCommands::tr("Next Tab"),
                                  .group = CommandGroup::go,
                                  .keys = {QKeySequence(Qt::CTRL | Qt::Key_Tab)},
                                  .section = 1},
                                 [&workspace] { workspace.step(1); });
    QAction *previous = commands.add({.id = u"previousView"_s,
                                      .text = ViewCommands::tr("Previous Tab"),
                                      .group = CommandGroup::go,
                                      .keys = {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Tab)},
                                      .section = 1},
                                     [&workspace] { workspace.step(-1); });
    const auto showEnabled = [&workspace, next, previous] {
        next->setEnabled(workspace.views().size() > 1);
        previous->setEnabled(workspace.views().size() > 1);
    };
    QObject::connect(&workspace, &Workspace::viewsChanged, next, showEnabled);
    showEnabled();
}

void addSlide(MainWindow &window)
{
    CommandList &commands = window.commands();
    QAction *resolution = commands.add(
        {.id = u"setResolutionAction"_s, .text = ViewCommands::tr("Set Resolution…"), .group = CommandGroup::slide},
        [&window] { window.view().askForResolution(); });
    QAction *reload = commands.add({.id = u"reloadSlide"_s,
                                    .text = ViewCommands::tr("Reload"),
                                    .group = CommandGroup::slide,
                                    .keys = {QKeySequence(Qt::Key_F5)}},
                                   [&window] { window.loader().reload(window.view()); });
    enableWithSlide(*resolution, window.workspace());
    enableWithSlide(*reload, window.workspace());
}

} // namespace

void addViewCommands(MainWindow &window)
{
    addSlide(window);
    addShown(window);
    window.commands().addAction({.id = u"analysisPanel"_s,
                                 .text = ViewCommands::tr("Analysis Panel"),
                                 .group = CommandGroup::view,
                                 .keys = {QKeySequence(Qt::Key_F9)},
                                 .section = panelSection},
                                window.analysisDock().toggleViewAction());
    window.commands().addAction({.id = u"worklistPanel"_s,
                                 .text = ViewCommands::tr("Worklist Panel"),
                                 .group = CommandGroup::view,
                                 .keys = {QKeySequence(Qt::Key_F8)},
                                 .section = panelSection},
                                window.worklist().toggleViewAction());
    addGrids(window);
    addThemes(window);
    addWindowStates(window);
    addTabs(window);
}

} // namespace tessera
