#pragma once
#include "viewer/canvas/motion.h"

#include <QWidget>

#include <memory>
#include <vector>

class QGridLayout;
class QTabBar;

namespace tessera {

class SlideView;
class TileEngine;

/// How many views are seen at a time.
struct ViewGrid {
    int rows = 1;
    int columns = 1;
    int panes() const { return rows * columns; }
    friend bool operator==(const ViewGrid &, const ViewGrid &) = default;
};

/// The slides that are open: a tab for each, and a grid of panes in which some of them are seen. One view is the
/// current one, in a pane; commands go there. There is always at least one view, if only an empty one.
class Workspace : public QWidget {
    Q_OBJECT
public:
    explicit Workspace(std::shared_ptr<TileEngine> tiles, QWidget *parent = nullptr);
    ~Workspace() override;

    SlideView &current() const { return *m_panes[m_pane]; }
    /// Every view, in the order of the tabs.
    const std::vector<SlideView *> &views() const { return m_views; }
    /// Those that are seen, row by row.
    const std::vector<SlideView *> &panes() const { return m_panes; }

    /// The view to open another slide in: the current one while it is empty, else a new one in its pane.
    SlideView &viewForNewSlide();
    /// An empty view behind the others.
    SlideView &addView();
    /// The tabs of these views come first, in this order.
    void setOrder(const std::vector<SlideView *> &views);
    /// Shows the view in the current pane, or goes to the pane where it is.
    void setCurrent(SlideView &view);
    /// Steps through the tabs, round and round.
    void step(int tabs);
    /// An empty one stays where it was the last.
    void close(SlideView &view);
    void closeAll();

    /// At most 4 x 4. Views that are open fill the panes, then empty ones; what is not seen any more keeps its tab.
    void setGrid(ViewGrid grid);
    ViewGrid grid() const { return m_grid; }
    /// Of all views, also those that come.
    void setMotion(Motion motion);
    /// The tabs are hidden as well while there is one view.
    void setTabsWanted(bool wanted);
    QTabBar &tabs() { return *m_tabs; }

Q_SIGNALS:
    /// Before anything is shown in it.
    void viewAdded(tessera::SlideView *view);
    /// It goes after this call.
    void viewClosing(tessera::SlideView *view);
    void currentChanged(tessera::SlideView *view);
    void gridChanged();
    /// A view has another slide, or the views are others or in another order.
    void viewsChanged();

private:
    SlideView &add();
    void remove(SlideView &view);
    void layOut();
    void showTabs();
    void moveTab(int from, int to);
    void followFocus(QWidget *now);
    std::size_t paneOf(const SlideView &view) const; ///< panes().size() where it is not seen
    int tabOf(const SlideView &view) const;

    const std::shared_ptr<TileEngine> m_tiles;
    Motion m_motion = Motion::still;
    ViewGrid m_grid;
    std::vector<SlideView *> m_views;
    std::vector<SlideView *> m_panes;
    std::size_t m_pane = 0; ///< the current one
    bool m_tabsWanted = true;
    QTabBar *m_tabs;
    QGridLayout *m_cells;
};

} // namespace tessera
