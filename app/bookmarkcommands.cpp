#include "app/bookmarkcommands.h"

#include "app/bookmarks/bookmarkpanel.h"
#include "app/canvascommand.h"
#include "app/commands/commandlist.h"
#include "app/mainwindow.h"
#include "app/panels.h"
#include "app/workspace/slideview.h"
#include "app/workspace/viewpicture.h"
#include "app/workspace/workspace.h"
#include "viewer/canvas/slidecanvas.h"

#include <QCoreApplication>
#include <QDockWidget>

using namespace Qt::StringLiterals;

namespace tessera {
namespace {

struct BookmarkTexts {
    Q_DECLARE_TR_FUNCTIONS(BookmarkCommands)
};

/// Puts model and panel together with the views of a window. A child of the panel.
class Bookmarks : public QObject {
public:
    Bookmarks(MainWindow &window, BookmarkModel &model, BookmarkPanel &panel)
        : QObject(&panel), m_window(window), m_model(model), m_panel(panel)
    {
        connect(&panel, &BookmarkPanel::addWanted, this, &Bookmarks::add);
        connect(&panel, &BookmarkPanel::goWanted, this, &Bookmarks::go);
        connect(&model, &BookmarkModel::failed, &window, &MainWindow::showProblem);
        connect(&window.workspace(), &Workspace::currentChanged, this, &Bookmarks::follow);
        connect(&window.workspace(), &Workspace::viewsChanged, this, &Bookmarks::follow);
        follow();
    }

    void add()
    {
        SlideView &view = m_window.view();
        if (view.isEmpty())
            return;
        const Viewport &viewport = view.canvas().target();
        const QImage picture = pictureOfView(view.canvas());
        const QString name = m_model.freeName();
        m_panel.choose(m_model.add({.name = name,
                                    .centre = viewport.centre(),
                                    .scale = viewport.scale(),
                                    .orientation = viewport.orientation(),
                                    .created = QDateTime::currentDateTimeUtc(),
                                    .thumbnail = picture.scaled(thumbnailSide, thumbnailSide, Qt::KeepAspectRatio,
                                                                Qt::SmoothTransformation)}));
        m_window.tell(BookmarkTexts::tr("“%1” is bookmarked. Ctrl+Shift+B lists the bookmarks.").arg(name));
    }

private:
    void go(const Bookmark &bookmark)
    {
        SlideView &view = m_window.view();
        if (view.isEmpty())
            return;
        SlideCanvas &canvas = view.canvas();
        canvas.setViewport(
            canvas.viewport().oriented(bookmark.orientation).scaled(bookmark.scale).centredOn(bookmark.centre));
        canvas.setFocus();
    }

    void follow()
    {
        SlideView &view = m_window.view();
        m_panel.setAddingPossible(!view.isEmpty());
        m_model.setSlide(view.isEmpty() ? std::string() : view.slide()->facts().fingerprint);
        m_model.setMpp(view.canvas().viewport().mpp());
    }

    MainWindow &m_window;
    BookmarkModel &m_model;
    BookmarkPanel &m_panel;
};

} // namespace

void addBookmarks(MainWindow &window)
{
    auto *model = new BookmarkModel(window.slideStates(), &window);
    auto *panel = new BookmarkPanel(*model);
    panel->setObjectName(u"bookmarksWidget"_s);
    QDockWidget &dock = addPanel(window, {u"bookmarks"_s, BookmarkTexts::tr("Bookmarks"), panel});
    auto *bookmarks = new Bookmarks(window, *model, *panel);
    QAction *add = window.commands().add({.id = u"addBookmark"_s,
                                          .text = BookmarkTexts::tr("Bookmark This View"),
                                          .group = CommandGroup::go,
                                          .keys = {QKeySequence(Qt::CTRL | Qt::Key_B)},
                                          .section = 2},
                                         [bookmarks] { bookmarks->add(); });
    enableWithSlide(*add, window.workspace());
    addPanelCommand(window, dock,
                    {.id = u"bookmarksPanel"_s,
                     .text = BookmarkTexts::tr("Bookmarks"),
                     .group = CommandGroup::go,
                     .keys = {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_B)},
                     .section = 2});
}

} // namespace tessera
