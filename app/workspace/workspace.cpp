#include "app/workspace/workspace.h"

#include "app/workspace/slideview.h"
#include "viewer/canvas/slidecanvas.h"

#include <QApplication>
#include <QGridLayout>
#include <QSignalBlocker>
#include <QTabBar>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace tessera {
namespace {

constexpr int mostRows = 4;
constexpr int mostColumns = 4;

} // namespace

Workspace::Workspace(std::shared_ptr<TileEngine> tiles, QWidget *parent)
    : QWidget(parent), m_tiles(std::move(tiles)), m_tabs(new QTabBar(this)), m_cells(new QGridLayout)
{
    m_tabs->setObjectName(u"tabs"_s);
    m_tabs->setAccessibleName(tr("Open slides"));
    m_tabs->setTabsClosable(true);
    m_tabs->setMovable(true);
    m_tabs->setExpanding(false);
    m_tabs->setDocumentMode(true);
    m_tabs->setElideMode(Qt::ElideMiddle);
    m_cells->setContentsMargins({});
    m_cells->setSpacing(2);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_tabs);
    layout->addLayout(m_cells, 1);

    m_panes = {&add()};
    layOut();
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        if (tab >= 0)
            setCurrent(*m_views[static_cast<std::size_t>(tab)]);
    });
    connect(m_tabs, &QTabBar::tabCloseRequested, this,
            [this](int tab) { close(*m_views[static_cast<std::size_t>(tab)]); });
    connect(m_tabs, &QTabBar::tabMoved, this, &Workspace::moveTab);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) { followFocus(now); });
}

Workspace::~Workspace()
{
    // Views that go with this one would be looked for among those that went before.
    qApp->disconnect(this);
    m_tabs->disconnect(this);
}

SlideView &Workspace::add()
{
    auto *view = new SlideView(m_tiles, this);
    view->hide();
    view->canvas().setMotion(m_motion);
    m_views.push_back(view);
    connect(view, &SlideView::slideChanged, this, [this] {
        showTabs();
        Q_EMIT viewsChanged();
    });
    Q_EMIT viewAdded(view);
    return *view;
}

SlideView &Workspace::viewForNewSlide()
{
    const auto isFree = [](const SlideView *view) { return view->isEmpty() && !view->hasFailed(); };
    if (isFree(&current()))
        return current();
    const auto empty = std::find_if(m_panes.begin(), m_panes.end(), isFree);
    if (empty != m_panes.end()) {
        setCurrent(**empty);
        return current();
    }
    setCurrent(add());
    return current();
}

SlideView &Workspace::addView()
{
    SlideView &view = add();
    showTabs();
    Q_EMIT viewsChanged();
    return view;
}

void Workspace::setOrder(const std::vector<SlideView *> &views)
{
    const auto place = [&](SlideView *view) { return std::find(views.begin(), views.end(), view) - views.begin(); };
    std::stable_sort(m_views.begin(), m_views.end(),
                     [&](SlideView *left, SlideView *right) { return place(left) < place(right); });
    showTabs();
    Q_EMIT viewsChanged();
}

std::size_t Workspace::paneOf(const SlideView &view) const
{
    return static_cast<std::size_t>(std::find(m_panes.begin(), m_panes.end(), &view) - m_panes.begin());
}

int Workspace::tabOf(const SlideView &view) const
{
    return static_cast<int>(std::find(m_views.begin(), m_views.end(), &view) - m_views.begin());
}

void Workspace::setCurrent(SlideView &view)
{
    const SlideView *before = &current();
    const bool hadFocus = isAncestorOf(QApplication::focusWidget());
    const std::size_t pane = paneOf(view);
    if (pane < m_panes.size())
        m_pane = pane;
    else
        m_panes[m_pane] = &view;
    layOut();
    if (before == &view)
        return;
    if (hadFocus && !view.isAncestorOf(QApplication::focusWidget()))
        view.canvas().setFocus();
    Q_EMIT currentChanged(&view);
}

void Workspace::step(int tabs)
{
    const int count = static_cast<int>(m_views.size());
    setCurrent(*m_views[static_cast<std::size_t>(((tabOf(current()) + tabs) % count + count) % count)]);
}

void Workspace::close(SlideView &view)
{
    if (view.path().isEmpty() && m_views.size() == 1)
        return;
    const bool wasCurrent = &current() == &view;
    const std::size_t pane = paneOf(view);
    if (pane < m_panes.size()) {
        // Its neighbour among the tabs that nobody sees yet takes the place, else an empty view.
        const auto tab = static_cast<std::size_t>(tabOf(view));
        SlideView *heir = nullptr;
        for (std::size_t distance = 1; distance < m_views.size() && !heir; ++distance)
            for (const std::size_t place : {tab - distance, tab + distance})
                if (place < m_views.size() && paneOf(*m_views[place]) == m_panes.size() && !heir)
                    heir = m_views[place];
        m_panes[pane] = heir ? heir : &add();
    }
    remove(view);
    layOut();
    if (wasCurrent) {
        current().canvas().setFocus();
        Q_EMIT currentChanged(&current());
    }
    Q_EMIT viewsChanged();
}

void Workspace::closeAll()
{
    setGrid({});
    while (m_views.size() > 1 || !current().path().isEmpty())
        close(*m_views.back());
}

void Workspace::remove(SlideView &view)
{
    std::erase(m_views, &view);
    Q_EMIT viewClosing(&view);
    view.hide();
    view.deleteLater(); // it may be its own button that was pressed
}

void Workspace::setGrid(ViewGrid grid)
{
    grid = {std::clamp(grid.rows, 1, mostRows), std::clamp(grid.columns, 1, mostColumns)};
    if (grid == m_grid)
        return;
    m_grid = grid;
    const auto wanted = static_cast<std::size_t>(grid.panes());
    if (m_pane >= wanted) { // the current view stays in sight
        std::swap(m_panes[m_pane], m_panes[0]);
        m_pane = 0;
    }
    while (m_panes.size() > wanted) {
        SlideView *view = m_panes.back();
        m_panes.pop_back();
        if (view->path().isEmpty())
            remove(*view);
    }
    while (m_panes.size() < wanted) {
        const auto unseen = std::find_if(m_views.begin(), m_views.end(),
                                         [this](SlideView *view) { return paneOf(*view) == m_panes.size(); });
        m_panes.push_back(unseen != m_views.end() ? *unseen : &add());
    }
    layOut();
    Q_EMIT gridChanged();
    Q_EMIT viewsChanged();
}

void Workspace::setMotion(Motion motion)
{
    m_motion = motion;
    for (SlideView *view : m_views)
        view->canvas().setMotion(motion);
}

void Workspace::setTabsWanted(bool wanted)
{
    m_tabsWanted = wanted;
    showTabs();
}

/// Puts what the panes say into the cells.
void Workspace::layOut()
{
    while (QLayoutItem *item = m_cells->takeAt(0))
        delete item;
    for (int row = 0; row < mostRows; ++row)
        m_cells->setRowStretch(row, row < m_grid.rows ? 1 : 0);
    for (int column = 0; column < mostColumns; ++column)
        m_cells->setColumnStretch(column, column < m_grid.columns ? 1 : 0);
    for (SlideView *view : m_views) {
        const std::size_t pane = paneOf(*view);
        const bool seen = pane < m_panes.size();
        if (seen) {
            const int place = static_cast<int>(pane);
            m_cells->addWidget(view, place / m_grid.columns, place % m_grid.columns);
            view->setFrame(m_panes.size() == 1 ? SlideView::Frame::none
                           : pane == m_pane    ? SlideView::Frame::current
                                               : SlideView::Frame::plain);
        }
        view->setVisible(seen);
    }
    showTabs();
}

void Workspace::showTabs()
{
    const QSignalBlocker blocker(m_tabs);
    while (m_tabs->count() > static_cast<int>(m_views.size()))
        m_tabs->removeTab(m_tabs->count() - 1);
    while (m_tabs->count() < static_cast<int>(m_views.size()))
        m_tabs->addTab({});
    for (int tab = 0; tab < m_tabs->count(); ++tab) {
        const SlideView &view = *m_views[static_cast<std::size_t>(tab)];
        QString name = view.path().isEmpty() ? tr("Empty") : view.fileName();
        m_tabs->setTabText(tab, name.replace(u'&', u"&&"_s));
        m_tabs->setTabToolTip(tab, view.path());
    }
    m_tabs->setCurrentIndex(tabOf(current()));
    m_tabs->setVisible(m_tabsWanted && m_views.size() > 1);
}

void Workspace::moveTab(int from, int to)
{
    SlideView *view = m_views[static_cast<std::size_t>(from)];
    m_views.erase(m_views.begin() + from);
    m_views.insert(m_views.begin() + to, view);
    Q_EMIT viewsChanged();
}

void Workspace::followFocus(QWidget *now)
{
    for (SlideView *view : m_panes)
        if (now && view != &current() && (view == now || view->isAncestorOf(now)))
            return setCurrent(*view);
}

} // namespace tessera
