#include "app/mainmenu.h"

#include "app/analysisdock.h"
#include "app/mainwindow.h"
#include "app/recentslides.h"
#include "viewer/canvas/minimap.h"
#include "viewer/canvas/slidecanvas.h"
#include "viewer/overlay/overlaymodel.h"

#include <QActionGroup>
#include <QFileInfo>
#include <QMenuBar>
#include <QMessageBox>

using namespace Qt::StringLiterals;

namespace tessera {

MainMenu::MainMenu(MainWindow &window, OverlayModel &overlay) : QObject(&window), m_window(window), m_overlay(overlay)
{
    buildFile();
    buildSlide();
    buildView();
    buildHelp();
}

void MainMenu::buildFile()
{
    QMenu *menu = m_window.menuBar()->addMenu(tr("&File"));
    QAction *open =
        menu->addAction(tr("&Open…"), QKeySequence(QKeySequence::Open), &m_window, &MainWindow::chooseSlide);
    open->setObjectName(u"openSlide"_s);
    m_recent = menu->addMenu(tr("Open &Recent"));
    m_recent->setObjectName(u"recentMenu"_s);
    m_recent->setToolTipsVisible(true);
    connect(&m_window.recentSlides(), &RecentSlides::changed, this, &MainMenu::showRecent);
    showRecent();
    menu->addSeparator();
    menu->addAction(tr("&Settings…"), &m_window, &MainWindow::showSettings)->setObjectName(u"showSettings"_s);
    menu->addSeparator();
    menu->addAction(tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q), &m_window, &QWidget::close)
        ->setMenuRole(QAction::QuitRole);
}

void MainMenu::showRecent()
{
    m_recent->clear();
    const QStringList paths = m_window.recentSlides().paths();
    for (int i = 0; i < paths.size(); ++i) {
        const QString path = paths[i];
        QString name = QFileInfo(path).fileName();
        name.replace(u'&', u"&&"_s);
        const QString text = i < 9 ? u"&%1  %2"_s.arg(i + 1).arg(name) : u"%1  %2"_s.arg(i + 1).arg(name);
        // Queued: opening rebuilds this menu, and with it the entry that was clicked.
        QAction *action = m_recent->addAction(text);
        action->setToolTip(path);
        connect(
            action, &QAction::triggered, &m_window, [this, path] { m_window.open(path); }, Qt::QueuedConnection);
    }
    if (!paths.isEmpty()) {
        m_recent->addSeparator();
        QAction *clear = m_recent->addAction(tr("&Clear List"));
        connect(clear, &QAction::triggered, &m_window.recentSlides(), &RecentSlides::clear, Qt::QueuedConnection);
    }
    m_recent->setEnabled(!paths.isEmpty());
}

void MainMenu::buildSlide()
{
    QMenu *menu = m_window.menuBar()->addMenu(tr("&Slide"));
    QAction *resolution = menu->addAction(tr("Set &Resolution…"), &m_window, &MainWindow::askForResolution);
    resolution->setObjectName(u"setResolutionAction"_s);
    resolution->setEnabled(false);
    connect(&m_window.canvas(), &SlideCanvas::slideChanged, resolution,
            [this, resolution] { resolution->setEnabled(m_window.canvas().slide() != nullptr); });
}

void MainMenu::buildView()
{
    QMenu *menu = m_window.menuBar()->addMenu(tr("&View"));
    SlideCanvas &canvas = m_window.canvas();
    menu->addAction(tr("&Fit Slide"), QKeySequence(Qt::CTRL | Qt::Key_0), &canvas, &SlideCanvas::fit);
    menu->addAction(tr("Zoom &In"), QKeySequence(QKeySequence::ZoomIn), &canvas, &SlideCanvas::zoomIn);
    menu->addAction(tr("Zoom &Out"), QKeySequence(QKeySequence::ZoomOut), &canvas, &SlideCanvas::zoomOut);
    menu->addSeparator();

    QAction *map = menu->addAction(tr("&Heat Map"));
    map->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_H));
    map->setCheckable(true);
    map->setChecked(m_overlay.isSwitchedOn());
    connect(map, &QAction::toggled, &m_overlay, &OverlayModel::setSwitchedOn);
    connect(&m_overlay, &OverlayModel::changed, map, [this, map] { map->setChecked(m_overlay.isSwitchedOn()); });

    QAction *minimap = menu->addAction(tr("O&verview"));
    minimap->setCheckable(true);
    minimap->setChecked(m_window.minimap().isWanted());
    connect(minimap, &QAction::toggled, &m_window.minimap(), &Minimap::setWanted);

    QAction *dock = m_window.analysisDock().toggleViewAction();
    dock->setText(tr("&Analysis Panel"));
    dock->setShortcut(QKeySequence(Qt::Key_F9));
    menu->addAction(dock);
    menu->addSeparator();
    buildThemes(*menu);

    QAction *full = menu->addAction(tr("F&ull Screen"));
    full->setObjectName(u"fullScreen"_s);
    full->setShortcut(QKeySequence(Qt::Key_F11));
    full->setCheckable(true);
    connect(full, &QAction::triggered, &m_window, &MainWindow::setFullScreen);
    connect(&m_window, &MainWindow::fullScreenChanged, full, &QAction::setChecked);
    // The menu bar is hidden in full screen, its shortcuts must work all the same.
    m_window.addActions(menu->actions());
}

void MainMenu::buildThemes(QMenu &view)
{
    QMenu *menu = view.addMenu(tr("&Theme"));
    auto *group = new QActionGroup(menu);
    const auto add = [&](const QString &text, Theme theme) {
        QAction *action = menu->addAction(text);
        action->setObjectName(u"theme-"_s + nameOf(theme));
        action->setCheckable(true);
        action->setChecked(m_window.settings().theme == theme);
        group->addAction(action);
        connect(action, &QAction::triggered, &m_window, [this, theme] { m_window.setTheme(theme); });
        // The settings dialog may change it as well.
        connect(menu, &QMenu::aboutToShow, action,
                [this, action, theme] { action->setChecked(m_window.settings().theme == theme); });
    };
    add(tr("&Dark"), Theme::dark);
    add(tr("&Light"), Theme::light);
    add(tr("As the De&sktop"), Theme::system);
}

void MainMenu::buildHelp()
{
    QMenu *menu = m_window.menuBar()->addMenu(tr("&Help"));
    menu->addAction(tr("&About Tessera"), this, &MainMenu::about);
}

void MainMenu::about()
{
    auto *box = new QMessageBox(&m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("About Tessera"));
    box->setText(tr("<b>Tessera %1</b>").arg(QLatin1String(TESSERA_VERSION)));
    box->setInformativeText(
        tr("Viewer for whole-slide images with MHIM-MIL analysis.\n\nResearch use only, not for diagnosis.\n\n"
           "GPL-3.0-or-later."));
    box->open();
}

} // namespace tessera
