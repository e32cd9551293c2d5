#include "app/sessionkeeper.h"

#include "app/mainwindow.h"
#include "app/text/paths.h"
#include "app/workspace/slideview.h"
#include "base/log.h"
#include "viewer/canvas/slidecanvas.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <chrono>
#include <utility>

using namespace std::chrono_literals;

namespace tessera {

SessionKeeper::SessionKeeper(MainWindow &window, const QString &folder) : m_window(window)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(500ms);
    connect(&m_pause, &QTimer::timeout, this, &SessionKeeper::write);
    if (folder.isEmpty())
        return;
    const std::filesystem::path path = toPath(folder);
    Result<FolderLock> lock = FolderLock::take(path, path);
    if (!lock)
        return; // another program keeps it
    m_lock.emplace(std::move(*lock));
    const std::filesystem::path file = path / "session.json";
    // (some hundred bytes, read once before anything is shown)
    if (QFile before(toQString(file)); before.open(QIODevice::ReadOnly))
        m_before = sessionFromJson(before.readAll());
    if (m_before && m_before->views.empty())
        m_before.reset();
    m_file = std::make_unique<BackgroundFile>(file, [](const Error &error) { logError(sentence(error)); });

    Workspace &workspace = window.workspace();
    for (SlideView *view : workspace.views())
        watch(view);
    const auto later = [this] { m_pause.start(); };
    connect(&workspace, &Workspace::viewAdded, this, &SessionKeeper::watch);
    connect(&workspace, &Workspace::viewsChanged, this, later);
    connect(&workspace, &Workspace::gridChanged, this, later);
    connect(&workspace, &Workspace::currentChanged, this, later);
    connect(&window.loader(), &SlideLoader::waitingFor, this, [this, later](const QString &path) {
        if (!path.isEmpty() || !m_window.loader().isIdle())
            return;
        m_phase = SessionState::Phase::open;
        later();
    });
}

SessionKeeper::~SessionKeeper()
{
    if (m_pause.isActive())
        write();
}

void SessionKeeper::watch(SlideView *view)
{
    connect(&view->canvas(), &SlideCanvas::viewportChanged, this, [this] {
        if (!m_pause.isActive()) // or a pan without an end would never be written
            m_pause.start();
    });
}

SessionState SessionKeeper::state() const
{
    const Workspace &workspace = m_window.workspace();
    SessionState state;
    state.phase = m_phase;
    state.grid = workspace.grid();
    for (const SlideView *view : workspace.views()) {
        const auto &panes = workspace.panes();
        const auto pane = std::find(panes.begin(), panes.end(), view);
        SavedView saved;
        saved.pane = pane == panes.end() ? -1 : static_cast<int>(pane - panes.begin());
        if (view == &workspace.current())
            state.currentPane = saved.pane;
        if (!view->isEmpty()) {
            saved.path = QFileInfo(view->path()).absoluteFilePath();
            if (!view->canvas().viewport().isEmpty())
                saved.place = placeOf(view->canvas().target());
        } else if (const OpenRequest *pending = m_window.loader().pendingFor(*view)) {
            saved.path = QFileInfo(pending->path).absoluteFilePath();
            saved.place = pending->place;
        }
        if (!saved.path.isEmpty())
            state.views.push_back(std::move(saved));
    }
    state.windowState = m_window.saveState();
    return state;
}

void SessionKeeper::write()
{
    if (m_file)
        m_file->write(toJson(state()).toStdString());
}

void SessionKeeper::restore()
{
    if (!m_before)
        return;
    if (m_before->phase == SessionState::Phase::opening)
        return Q_EMIT doubted();
    reopenBefore();
}

void SessionKeeper::reopenBefore()
{
    if (!m_before)
        return;
    const SessionState state = *std::exchange(m_before, std::nullopt);
    Q_EMIT reopenableChanged();
    m_phase = SessionState::Phase::opening;
    if (m_file) { // on the disk before the first slide is touched
        SessionState opening = state;
        opening.phase = m_phase;
        m_file->write(toJson(opening).toStdString());
        m_file->flush();
    }
    apply(state);
}

void SessionKeeper::apply(const SessionState &state)
{
    Workspace &workspace = m_window.workspace();
    m_window.restoreState(state.windowState);
    workspace.setGrid(state.grid);
    const std::vector<SlideView *> panes = workspace.panes();
    std::vector<SlideView *> order;
    for (const SavedView &saved : state.views) {
        const bool isSeen = saved.pane >= 0 && panes[static_cast<std::size_t>(saved.pane)]->isEmpty();
        SlideView &view = isSeen ? *panes[static_cast<std::size_t>(saved.pane)] : workspace.addView();
        order.push_back(&view);
        m_window.loader().open(
            {.path = saved.path, .target = &view, .place = saved.place, .openedBy = OpenedBy::session});
    }
    workspace.setOrder(order);
    workspace.setCurrent(*panes[static_cast<std::size_t>(state.currentPane)]);
}

} // namespace tessera
