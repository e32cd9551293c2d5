#include "app/windowcomparison.h"

#include "app/commands/commandlist.h"
#include "app/comparison/canvastools.h"
#include "app/comparison/comparecommands.h"
#include "app/comparison/comparepanel.h"
#include "app/comparison/comparesession.h"
#include "app/mainwindow.h"
#include "app/settings.h"

#include <QAction>
#include <QDockWidget>

using namespace Qt::StringLiterals;

namespace tessera {

WindowComparison::WindowComparison(MainWindow &window, std::shared_ptr<TileEngine> tiles)
    : m_session(std::make_unique<CompareSession>(window.workspace(), std::move(tiles),
                                                 AlignmentStore{rememberedAlignment, rememberAlignment})),
      m_tools(std::make_unique<CanvasTools>(*m_session, window.workspace())),
      m_dock(std::make_unique<QDockWidget>(tr("Compare")))
{
    m_dock->setObjectName(u"compareDock"_s);
    m_dock->setAllowedAreas(Qt::LeftDockWidgetArea | Qt::RightDockWidgetArea);
    m_dock->setWidget(new ComparePanel(*m_session));
    window.addDockWidget(Qt::RightDockWidgetArea, m_dock.get());
    window.tabifyDockWidget(&window.analysisDock(), m_dock.get());
    m_dock->hide();
    connect(m_session.get(), &CompareSession::failed, &window, &MainWindow::showProblem);
}

WindowComparison::~WindowComparison() = default;

void addComparisonCommands(MainWindow &window)
{
    WindowComparison &comparison = window.comparison();
    addCompareCommands(window.commands(), comparison.session());
    window.commands().addAction({.id = u"comparePanel"_s,
                                 .text = WindowComparison::tr("Compare Panel"),
                                 .group = CommandGroup::compare,
                                 .keys = {QKeySequence(Qt::SHIFT | Qt::Key_F9)},
                                 .section = 3},
                                comparison.dock().toggleViewAction());
    // The panel comes where it has something to say that is seen nowhere else.
    const auto show = [&comparison] {
        if (comparison.session().isRegistering() || comparison.session().isSettingPoints()) {
            comparison.dock().show();
            comparison.dock().raise();
        }
    };
    QObject::connect(window.commands().find(u"alignAutomatically"_s)->action, &QAction::triggered, &comparison, show);
    QObject::connect(window.commands().find(u"alignByPoints"_s)->action, &QAction::triggered, &comparison, show);
}

} // namespace tessera
