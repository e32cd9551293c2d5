#include "app/waycommands.h"

#include "app/canvascommand.h"
#include "app/commands/commandlist.h"
#include "app/mainwindow.h"
#include "app/workspace/slideview.h"
#include "app/workspace/workspace.h"
#include "viewer/canvas/slidecanvas.h"
#include "viewer/canvas/viewhistory.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace tessera {
namespace {

constexpr int historySection = 3; // of the Go menu

struct WayTexts {
    Q_DECLARE_TR_FUNCTIONS(WayCommands)
};

void addHistory(MainWindow &window)
{
    CommandList &commands = window.commands();
    QAction *back = commands.add({.id = u"back"_s,
                                  .text = WayTexts::tr("Back"),
                                  .group = CommandGroup::go,
                                  .keys = {QKeySequence(Qt::ALT | Qt::Key_Left)},
                                  .section = historySection},
                                 [&window] { window.view().history().goBack(); });
    QAction *forward = commands.add({.id = u"forward"_s,
                                     .text = WayTexts::tr("Forward"),
                                     .group = CommandGroup::go,
                                     .keys = {QKeySequence(Qt::ALT | Qt::Key_Right)},
                                     .section = historySection},
                                    [&window] { window.view().history().goForward(); });
    const auto showEnabled = [&window, back, forward] {
        back->setEnabled(window.view().history().canGoBack());
        forward->setEnabled(window.view().history().canGoForward());
    };
    const auto follow = [back, showEnabled](SlideView *view) {
        QObject::connect(&view->history(), &ViewHistory::changed, back, showEnabled);
    };
    for (SlideView *view : window.workspace().views())
        follow(view);
    QObject::connect(&window.workspace(), &Workspace::viewAdded, back, follow);
    QObject::connect(&window.workspace(), &Workspace::currentChanged, back, showEnabled);
    showEnabled();
}

void addEdges(MainWindow &window)
{
    struct EdgeMove {
        const char *id;
        QString text;
        Qt::Key key;
        Edge edge;
    };
    for (const EdgeMove &move :
         {EdgeMove{"edgeLeft", WayTexts::tr("To the Left Edge"), Qt::Key_Left, Edge::left},
          EdgeMove{"edgeRight", WayTexts::tr("To the Right Edge"), Qt::Key_Right, Edge::right},
          EdgeMove{"edgeTop", WayTexts::tr("To the Top Edge"), Qt::Key_Up, Edge::top},
          EdgeMove{"edgeBottom", WayTexts::tr("To the Bottom Edge"), Qt::Key_Down, Edge::bottom}})
        addCanvasCommand(window.commands(), window.workspace(),
                         {.id = QLatin1String(move.id),
                          .text = move.text,
                          .group = CommandGroup::go,
                          .keys = {QKeySequence(Qt::CTRL | move.key)},
                          .place = MenuPlace::notInMenu},
                         [edge = move.edge](SlideCanvas &canvas) { canvas.panToEdge(edge); });
}

} // namespace

void addWayCommands(MainWindow &window)
{
    addHistory(window);
    addEdges(window);
    window.commands().addGesture(
        {WayTexts::tr("Hold Z and drag"), WayTexts::tr("Frame what shall fill the view"), CommandGroup::view});
}

} // namespace tessera
