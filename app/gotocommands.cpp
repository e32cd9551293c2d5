#include "app/gotocommands.h"

#include "app/canvascommand.h"
#include "app/commands/commandlist.h"
#include "app/mainwindow.h"
#include "app/workspace/slideview.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace tessera {
namespace {

struct GoToTexts {
    Q_DECLARE_TR_FUNCTIONS(GoToCommands)
};

} // namespace

void addGoToCommands(MainWindow &window)
{
    QAction *go = window.commands().add({.id = u"goTo"_s,
                                         .text = GoToTexts::tr("Go to Place or Zoom…"),
                                         .group = CommandGroup::go,
                                         .keys = {QKeySequence(Qt::CTRL | Qt::Key_G)}},
                                        [&window] { window.view().askWhere(SlideView::Where::anywhere); });
    enableWithSlide(*go, window.workspace());
}

} // namespace tessera
