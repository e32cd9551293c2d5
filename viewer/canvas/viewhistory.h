#pragma once
#include "viewer/canvas/viewport.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <cstddef>
#include <vector>

namespace tessera {

class SlideCanvas;

/// The views of a canvas's slide that were visited, with back and forward as in a browser. A view counts when it rested
/// for a while or was jumped to; so does the one that was jumped away from. Another slide begins anew.
class ViewHistory : public QObject {
    Q_OBJECT
public:
    static constexpr std::size_t mostViews = 100; ///< the oldest are forgotten

    /// The canvas outlives the history.
    explicit ViewHistory(SlideCanvas &canvas, std::chrono::milliseconds rest = std::chrono::seconds(1));

    bool canGoBack() const;
    bool canGoForward() const { return m_at + 1 < m_views.size(); }
    void goBack();
    void goForward();

Q_SIGNALS:
    /// There is a way back or forward now where there was none, or the other way round.
    void changed();

private:
    struct Ways {
        bool back = false;
        bool forward = false;
        friend bool operator==(const Ways &, const Ways &) = default;
    };
    void announce();
    void note(const Viewport &view);
    bool isAtNoted() const;
    void visit(std::size_t index);
    void begin();

    SlideCanvas &m_canvas;
    std::vector<Viewport> m_views; ///< in the order in which they were visited
    std::size_t m_at = 0;          ///< the one that is shown, or was before the view moved on
    bool m_visiting = false;
    Ways m_announced;
    QTimer m_rest;
};

} // namespace tessera
