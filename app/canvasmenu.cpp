#include "app/canvasmenu.h"

#include "app/commands/commandlist.h"
#include "app/mainwindow.h"
#include "app/text/placetext.h"
#include "app/workspace/slideview.h"
#include "app/workspace/workspace.h"
#include "viewer/canvas/slidecanvas.h"

#include <QApplication>
#include <QClipboard>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace tessera {
namespace {

struct MenuTexts {
    Q_DECLARE_TR_FUNCTIONS(CanvasMenu)
};

void popUp(MainWindow &window, SlideView &view, QPoint position)
{
    SlideCanvas &canvas = view.canvas();
    const Viewport &viewport = canvas.viewport();
    if (viewport.isEmpty())
        return;
    window.workspace().setCurrent(view);
    const Level0Point point = viewport.toLevel0(QPointF(position) * viewport.devicePixelRatio());
    auto *menu = new QMenu(&window);
    menu->setObjectName(u"canvasMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *copy = menu->addAction(MenuTexts::tr("Copy Position %1").arg(placeText(point)), &window, [&window, point] {
        QApplication::clipboard()->setText(placeText(point));
        window.tell(MenuTexts::tr("The position is copied."));
    });
    copy->setObjectName(u"copyPosition"_s);
    copy->setEnabled(viewport.extent().contains(point));
    menu->addAction(MenuTexts::tr("Centre Here"), &canvas, [&canvas, point] { canvas.centreOn(point); })
        ->setObjectName(u"centreHere"_s);
    for (const char *id : {"", "addBookmark", "goTo", "", "fit", "oneToOne", "", "copyView", "slideInfoPanel"}) {
        const CommandList::Entry *entry = window.commands().find(QLatin1String(id));
        if (entry)
            menu->addAction(entry->action);
        else
            menu->addSeparator();
    }
    menu->popup(canvas.mapToGlobal(position));
}

} // namespace

void addCanvasMenus(MainWindow &window)
{
    const auto greet = [&window](SlideView *view) {
        view->canvas().setContextMenuPolicy(Qt::CustomContextMenu);
        QObject::connect(&view->canvas(), &QWidget::customContextMenuRequested, view,
                         [&window, view](QPoint position) { popUp(window, *view, position); });
    };
    for (SlideView *view : window.workspace().views())
        greet(view);
    QObject::connect(&window.workspace(), &Workspace::viewAdded, &window, greet);
    window.commands().addGesture(
        {MenuTexts::tr("Right click"), MenuTexts::tr("Menu of the place that is clicked"), CommandGroup::slide});
}

} // namespace tessera
