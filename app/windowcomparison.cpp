#include "app/windowcomparison.h"

#include "app/commands/commandlist.h"
#include "app/comparison/canvastools.h"
#include "app/comparison/comparecommands.h"
#include "app/comparison/comparepanel.h"
#include "app/comparison/comparesession.h"
#include "app/mainwindow.h"
#include "app/panels.h"
#include "app/settings.h"

#include <QDockWidget>

using namespace Qt::StringLiterals;

namespace tessera {

WindowComparison::WindowComparison(MainWindow &window, std::shared_ptr<TileEngine> tiles)
    : m_session(std::make_unique<CompareSession>(window.workspace(), std::move(tiles),
                                                 AlignmentStore{rememberedAlignment, rememberAlignment})),
      m_tools(std::make_unique<CanvasTools>(*m_session, window.workspace())),
      m_dock(&addPanel(window, {u"compare"_s, tr("Compare"), new ComparePanel(*m_session)}))
{
    connect(&m_session->automatic(), &AutomaticAlignment::failed, &window, &MainWindow::showProblem);
}

WindowComparison::~WindowComparison()
{
    delete m_dock; // its panel shows the session
}

void addComparisonCommands(MainWindow &window)
{
    WindowComparison &comparison = window.comparison();
    addCompareCommands(window.commands(), comparison.session());
    addPanelCommand(window, comparison.dock(),
                    {.id = u"comparePanel"_s,
                     .text = WindowComparison::tr("Compare Panel"),
                     .group = CommandGroup::compare,
                     .keys = {QKeySequence(Qt::SHIFT | Qt::Key_F9)},
                     .section = 3});
    // The panel comes where it has something to say that is seen nowhere else; the keyboard stays where it is.
    const auto show = [&comparison] {
        if (comparison.session().automatic().isRunning() || comparison.session().points().isActive()) {
            comparison.dock().show();
            comparison.dock().raise();
        }
    };
    for (const char *id : {"alignAutomatically", "alignByPoints"})
        QObject::connect(window.commands().find(QLatin1String(id))->action, &QAction::triggered, &comparison, show);
}

} // namespace tessera
