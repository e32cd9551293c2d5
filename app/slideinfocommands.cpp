#include "app/slideinfocommands.h"

#include "app/commands/commandlist.h"
#include "app/mainwindow.h"
#include "app/panels.h"
#include "app/slideinfo/slideinfopanel.h"
#include "app/viewcoverages.h"
#include "app/workspace/slideview.h"
#include "app/workspace/workspace.h"

#include <QCoreApplication>
#include <QDockWidget>

#include <cmath>

using namespace Qt::StringLiterals;

namespace tessera {
namespace {

struct InfoTexts {
    Q_DECLARE_TR_FUNCTIONS(SlideInfoCommands)
};

QString seenText(const ViewCoverages &coverages)
{
    const auto share = coverages.seenShareAt(ViewingClass::from10x);
    if (!share)
        return {};
    return InfoTexts::tr("%1 % of the tissue at %2 or more")
        .arg(static_cast<int>(std::floor(*share * 100))) // (100 % is all of it)
        .arg(nameOf(ViewingClass::from10x));
}

} // namespace

void addSlideInfo(MainWindow &window)
{
    auto *panel = new SlideInfoPanel;
    panel->setObjectName(u"slideInfo"_s);
    QDockWidget &dock = addPanel(window, {u"slideInfo"_s, InfoTexts::tr("Slide Information"), panel});
    addPanelCommand(window, dock,
                    {.id = u"slideInfoPanel"_s,
                     .text = InfoTexts::tr("Slide Information"),
                     .group = CommandGroup::slide,
                     .keys = {QKeySequence(Qt::CTRL | Qt::Key_I)}});
    panel->follow(window.view());
    QObject::connect(&window.workspace(), &Workspace::currentChanged, panel,
                     [panel](SlideView *view) { panel->follow(*view); });
    const auto showSeen = [panel, &window] {
        if (panel->isVisible()) // (it is counted anew each time)
            panel->showSeen(seenText(window.coverages()));
    };
    QObject::connect(&window.coverages(), &ViewCoverages::seenChanged, panel, showSeen);
    QObject::connect(&dock, &QDockWidget::visibilityChanged, panel, showSeen);
}

} // namespace tessera
